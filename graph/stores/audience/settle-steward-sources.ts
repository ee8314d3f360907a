import { type Audience, NOBODY, covering, narrower } from '../../model/audience.ts';
import { isStewardSource } from '../../model/steward-sources.ts';
import type { AudienceRows, NewAudience } from './audience-rows.ts';
import { firstAudience } from './first-audience.ts';
import type { CommittedAudiences } from './known-versions.ts';
import type { WrittenShapes } from './written-shapes.ts';

/**
 * The source of a Society's stewards is read by who reads, or once read, one of its facts: that it is there would tell
 * everybody else that they wrote something. It is never narrowed again, for that would tell that something was hidden.
 */
export async function settleStewardSources(
  rows: AudienceRows,
  shapes: WrittenShapes,
  committed: CommittedAudiences,
): Promise<void> {
  /** Who reads the facts that this load wrote, or whose readers it changed, by source. */
  const readers = new Map<string, Audience>();
  const note = (source: string, audience: Audience) => {
    if (isStewardSource(source)) readers.set(source, covering(readers.get(source) ?? NOBODY, audience));
  };
  for (const kind of shapes.stewarded) {
    for await (const batch of rows.written(kind)) {
      for (const { fact, audience } of batch) {
        if (kind === 'Source') note(fact.code, NOBODY);
        else note(fact.source, audience);
      }
    }
  }
  for (const [kind, changes] of committed.all()) {
    if (kind !== 'Source') for (const { source, audience } of changes) note(source, audience);
  }
  if (readers.size === 0) return;

  const versions = await rows.stated('Source', [...readers.keys()]);
  for (const { fact, written, audience } of versions) if (!written) note(fact.code, audience);
  const own: NewAudience[] = [];
  for (const version of versions.filter(({ current }) => current)) {
    const { fact, since, written, audience: before } = version;
    const audience = narrower(firstAudience(fact), readers.get(fact.code)!);
    if (audience === before) continue;
    if (written) own.push({ code: fact.code, source: fact.source, since, audience });
    else committed.set('Source', version, audience);
  }
  if (own.length > 0) await rows.setWritten('Source', own);
}
