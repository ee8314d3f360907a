import { greatCircleKm } from '../../graph/model/great-circle.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from '../../graph/model/kinds.ts';
import { foldText } from '../../graph/model/text.ts';
import { mayRead, type Viewer } from '../../graph/model/viewer.ts';
import type { Change, Condition } from '../../graph/store.ts';
import { settlePlainly } from './plain-audiences.ts';

interface Version {
  fact: AnyFact;
  priority: number;
  /** Null until its load is committed. */
  audience: string | null;
  since: number;
  until: number;
}

/**
 * What a store must answer, in the plainest words: an array of versions per kind, read from end to end. It shares
 * nothing with the stores but the model's own words (greatCircleKm, foldText, the algebra of audiences).
 */
export function modelGraph() {
  const committed = new Map<KindName, Version[]>();
  const priorities = new Map<string, number>();
  const versionsOf = (kind: KindName) => committed.get(kind) ?? [];

  const beats = (a: Version, b: Version): number =>
    compare(String(b.fact.asOf ?? ''), String(a.fact.asOf ?? '')) ||
    b.priority - a.priority ||
    compare(b.fact.source, a.fact.source);

  /** All versions of a code that the viewer may read, the shown one first. */
  function stated(kind: KindName, code: string, revision: number, viewer: Viewer): AnyFact[] {
    return versionsOf(kind)
      .filter(
        (version) => version.fact.code === code && version.since <= revision && revision < version.until,
      )
      .filter((version) => mayRead(viewer, version.audience!))
      .toSorted(beats)
      .map((version) => version.fact);
  }

  function shown(kind: KindName, revision: number, viewer: Viewer): AnyFact[] {
    const codes = [...new Set(versionsOf(kind).map((version) => version.fact.code))].toSorted();
    return codes.flatMap((code) => stated(kind, code, revision, viewer).slice(0, 1));
  }

  function holds(
    condition: Condition,
    kind: KindName,
    fact: AnyFact,
    revision: number,
    viewer: Viewer,
  ): boolean {
    const day = (field: string, otherwise: string) => String(fact[field] ?? otherwise);
    switch (condition.test) {
      case 'in':
        return [fact[condition.field] ?? []].flat().some((value) => condition.values.includes(String(value)));
      case 'is':
        return fact[condition.field] === condition.value;
      case 'near': {
        const { lat, lon } = fact;
        if (typeof lat !== 'number' || typeof lon !== 'number') return false;
        return greatCircleKm(condition, { lat, lon }) <= condition.km;
      }
      case 'validOn':
        return day('validFrom', '0000') <= condition.day && condition.day <= day('validUntil', '9999');
      case 'freshOn':
        return day('asOf', '9999') <= condition.day && condition.day < day('freshUntil', '0000');
      case 'text': {
        const texts = kindOf(kind).searched.flatMap((field) => [fact[field] ?? []].flat());
        const words = texts.flatMap((text) => foldText(String(text)).split(' '));
        return condition.folded.split(' ').every((asked) => words.some((word) => word.startsWith(asked)));
      }
      // 'some'
      default:
        return shown(condition.kind, revision, viewer).some(
          (other) =>
            [other[condition.by] ?? []].flat().includes(fact.code) &&
            condition.where.every((inner) => holds(inner, condition.kind, other, revision, viewer)),
        );
    }
  }

  return {
    stated,
    shown,
    matching: (kind: KindName, where: readonly Condition[], revision: number, viewer: Viewer): AnyFact[] =>
      shown(kind, revision, viewer).filter((fact) =>
        where.every((condition) => holds(condition, kind, fact, revision, viewer)),
      ),
    changesOf: (revision: number): Change[] =>
      KIND_NAMES.flatMap((kind) => {
        const touched = versionsOf(kind).filter(
          ({ since, until }) => since === revision || until === revision,
        );
        const keys = touched.map(({ fact }) => `${fact.code} ${fact.source}`);
        return [...new Set(keys)].toSorted().map((key) => {
          const [code = '', source = ''] = key.split(' ');
          const own = touched.filter(({ fact }) => fact.code === code && fact.source === source);
          const before = own.find(({ until }) => until === revision)?.fact ?? null;
          return {
            kind,
            code,
            source,
            before,
            after: own.find(({ since }) => since === revision)?.fact ?? null,
          };
        });
      }),
    /** A load on a copy; `commit` makes the copy the graph. */
    load(revision: number) {
      const draft = new Map(
        Array.from(committed, ([kind, versions]) => [kind, versions.map((version) => ({ ...version }))]),
      );
      const draftPriorities = new Map(priorities);
      let wrote = false;
      const current = (kind: KindName, code: string, source: string) =>
        (draft.get(kind) ?? []).find(
          ({ fact, until }) => fact.code === code && fact.source === source && until === Infinity,
        );
      const drop = (kind: KindName, version: Version) => {
        wrote = true;
        version.until = revision;
        if (version.since === revision)
          draft.set(
            kind,
            draft.get(kind)!.filter((other) => other !== version),
          );
      };
      return {
        put(kind: KindName, fact: AnyFact): 'written' | 'unchanged' {
          if (kind === 'Source') draftPriorities.set(fact.code, Number(fact.priority));
          const before = current(kind, fact.code, fact.source);
          if (before && JSON.stringify(before.fact) === JSON.stringify(fact)) return 'unchanged';
          if (before) drop(kind, before);
          wrote = true;
          const priority = draftPriorities.get(fact.source) ?? 0;
          const version = { fact, priority, audience: null, since: revision, until: Infinity };
          draft.set(kind, [...(draft.get(kind) ?? []), version]);
          return 'written';
        },
        end(kind: KindName, source: string, codes: readonly string[]): number {
          const ended = [...new Set(codes)]
            .map((code) => current(kind, code, source))
            .filter((version) => version !== undefined);
          for (const version of ended) drop(kind, version);
          return ended.length;
        },
        /** Whether it wrote anything. */
        commit(): boolean {
          const versions = (kind: KindName) => draft.get(kind) ?? [];
          settlePlainly(
            (kind) => versions(kind).filter(({ until }) => until === Infinity),
            (kind) => versions(kind).filter(({ until }) => until < Infinity),
          );
          for (const [kind, ofKind] of draft) committed.set(kind, ofKind);
          for (const [code, priority] of draftPriorities) priorities.set(code, priority);
          return wrote;
        },
      };
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
