import type { FormattedExecutionResult } from 'graphql/index.js';
import { WrittenData } from './written-data.ts';

/** The body of an answer. Data that are written already go into it as they are. */
export function answerText(result: FormattedExecutionResult): string {
  const { data, ...rest } = result;
  if (!(data instanceof WrittenData)) return `${JSON.stringify(result)}\n`;
  const more = JSON.stringify(rest);
  return `{"data":${data.json}${more === '{}' ? '' : `,${more.slice(1, -1)}`}}\n`;
}
