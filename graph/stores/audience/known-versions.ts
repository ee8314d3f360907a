import { type Audience, NOBODY, wider } from '../../model/audience.ts';
import type { AnyFact, KindName } from '../../model/kinds.ts';
import { firstAudience } from './first-audience.ts';
import type { AudienceRows, NewAudience, StoredVersion } from './audience-rows.ts';

/** More codes are not remembered from one batch to the next. */
const MOST_CODES = 100_000;

/** The audiences that committed versions will get when the load is published. */
export class CommittedAudiences {
  readonly #byKind = new Map<KindName, Map<string, NewAudience>>();

  set(kind: KindName, version: StoredVersion, audience: Audience): void {
    const { since, fact } = version;
    const { code, source } = fact;
    const ofKind = this.#byKind.get(kind) ?? new Map<string, NewAudience>();
    this.#byKind.set(kind, ofKind.set(versionKey(version), { code, source, since, audience }));
  }

  /** The audience that a version will have. */
  of(kind: KindName, version: StoredVersion): Audience {
    if (version.written) return version.audience;
    return this.#byKind.get(kind)?.get(versionKey(version))?.audience ?? version.audience;
  }

  codes(kind: KindName): string[] {
    return [...new Set(Array.from(this.#byKind.get(kind)?.values() ?? [], ({ code }) => code))];
  }

  all(): [KindName, NewAudience[]][] {
    return Array.from(this.#byKind, ([kind, changes]) => [kind, [...changes.values()]]);
  }
}

/** Current versions of the facts that others name, asked for once and in batches. */
export class KnownVersions {
  readonly #rows: AudienceRows;
  readonly #committed: CommittedAudiences;
  readonly #known = new Map<KindName, Map<string, StoredVersion[]>>();
  #count = 0;

  constructor(rows: AudienceRows, committed: CommittedAudiences) {
    this.#rows = rows;
    this.#committed = committed;
  }

  /** Called between batches, so that memory does not grow with the load. */
  makeRoom(): void {
    if (this.#count < MOST_CODES) return;
    this.#known.clear();
    this.#count = 0;
  }

  /** Asks for those of the codes that are not known. */
  async learn(kind: KindName, codes: Iterable<string>): Promise<void> {
    let known = this.#known.get(kind);
    if (known === undefined) this.#known.set(kind, (known = new Map()));
    const asked = [...new Set(codes)].filter((code) => !known.has(code));
    if (asked.length === 0) return;
    for (const code of asked) known.set(code, []);
    this.#count += asked.length;
    for (const version of await this.#rows.stated(kind, asked)) {
      if (version.current) known.get(version.fact.code)!.push(version);
    }
  }

  /** For `ownersOf`. */
  readonly stated = async (kind: KindName, code: string): Promise<readonly AnyFact[]> => {
    await this.learn(kind, [code]);
    return this.#versions(kind, code).map(({ fact }) => fact);
  };

  /** The facts of a code that `learn` has asked for. */
  facts(kind: KindName, code: string): AnyFact[] {
    return this.#versions(kind, code).map(({ fact }) => fact);
  }

  /**
   * Who reads what rests on this code. It must have been learnt. Of a source that is what it says: who reads that there is a
   * steward's source follows from its facts (steward-sources.ts), and not they from it.
   */
  audience(kind: KindName, code: string): Audience {
    const versions = this.#versions(kind, code);
    if (kind === 'Source') return widest(versions.map(({ fact }) => firstAudience(fact)));
    return widest(versions.map((version) => this.#committed.of(kind, version)));
  }

  #versions(kind: KindName, code: string): StoredVersion[] {
    const versions = this.#known.get(kind)?.get(code);
    if (versions === undefined) throw new Error(`${kind} ${code} was not learnt.`);
    return versions;
  }
}

/** Which version of its kind it is. No code has a space in it. */
export function versionKey({ fact, since }: StoredVersion): string {
  return `${fact.source} ${fact.code} ${since}`;
}

/** Of the versions of one code, who reads one of them; nobody when there is none. */
export function widest(audiences: readonly Audience[]): Audience {
  return audiences.length === 0 ? NOBODY : audiences.reduce(wider);
}
