import { TrailcareError } from '../graph/errors.ts';
import type { SourceFormat } from './source-format.ts';
import type { Sample } from './formats/row.ts';

const LEAST = 0.5;

/** The format that recognises a sample best; an error names what it found when none or several do. */
export function chooseFormat(formats: readonly SourceFormat[], sample: Sample): SourceFormat {
  const scored = formats
    .map((format) => ({ format, score: format.recognise(sample) }))
    .filter(({ score }) => score > LEAST)
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined) {
    const headers = sample.headers.length > 0 ? sample.headers : Object.keys(sample.rows[0]?.cells ?? {});
    throw new TrailcareError(
      'BAD_INPUT',
      `${sample.fileName}: no format recognises it. Its columns: ${headers.slice(0, 12).join(', ')}. ` +
        '`trailcare formats` lists what is known; `trailcare map FILE` proposes a mapping for any other table.',
      { file: sample.fileName, headers },
    );
  }
  if (next !== undefined && next.score === best.score) {
    const names = scored.filter(({ score }) => score === best.score).map(({ format }) => format.name);
    throw new TrailcareError(
      'BAD_INPUT',
      `${sample.fileName}: may be ${names.join(' or ')}. Say which with --format NAME.`,
      {
        file: sample.fileName,
        formats: names,
      },
    );
  }
  return best.format;
}

/** Of several sheets the one that some format recognises best; the first when none is. */
export function chooseSample(formats: readonly SourceFormat[], samples: readonly Sample[]): number {
  const scores = samples.map((sample) => Math.max(0, ...formats.map((format) => format.recognise(sample))));
  return scores.indexOf(Math.max(...scores));
}

/** `getFormat(formats, 'hxl')`; an unknown name is an error that lists the known. */
export function getFormat(formats: readonly SourceFormat[], name: string): SourceFormat {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const known = formats.map((format) => format.name);
  throw new TrailcareError(
    'BAD_INPUT',
    `There is no format ${JSON.stringify(name)}. Known: ${known.join(', ')}.`,
    { known },
  );
}
