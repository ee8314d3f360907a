import type { FileAbout } from '../export-view.ts';

/** What JSON files say of themselves before their rows. */
export function headWords(file: FileAbout) {
  const { view, about, purpose, revision, asOf, parameters, illustrative, notes } = file;
  return { view, about, purpose, revision, asOf, parameters: byName(parameters), illustrative, notes };
}

/** And after them, when all rows were read. */
export async function tailWords(file: FileAbout) {
  const sources = await file.sources();
  return {
    sources: sources.map(({ code, publisher, dataset, licence, url, asOf, illustrative }) => ({
      code,
      publisher,
      dataset,
      licence,
      url,
      asOf,
      illustrative,
    })),
  };
}

function byName(parameters: FileAbout['parameters']): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of parameters) found[name] = name in found ? `${found[name]},${value}` : value;
  return found;
}
