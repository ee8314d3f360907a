import { createHash } from 'node:crypto';
import { PURPOSE } from '../purpose.ts';
import { VERSION } from '../version.ts';
import { EXAMPLE_QUERIES, type ExampleQuery } from './example-queries.ts';
import { graphiqlLink } from './graphiql-page.ts';
import { QUERIES_PAGE_STYLE } from './queries-page-style.ts';

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

interface QueriesPage {
  /** Whether some facts in the graph were made up for demonstration. */
  readonly illustrative: boolean;
}

const styleHash = createHash('sha256').update(QUERIES_PAGE_STYLE).digest('base64');

/** No script, and no style but this page's own. */
export const QUERIES_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const NOTICE = `<p role="note"><strong>Illustrative data, not real.</strong> So that a first answer shows something, this graph holds
services, branches, agreements and flows that were made up. Never quote them. Their source is called “Illustrative, not real”, and an answer
that rests on them names it under <code>sources</code>. Start on an empty store with <code>TRAILCARE_DEMONSTRATION=off</code> to be
without.</p>`;

/** A plain page that says what this is and where to begin. No script, no other host. */
export function queriesPage({ illustrative }: QueriesPage): string {
  const examples = EXAMPLE_QUERIES.map((example) => exampleItem(example, illustrative));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trailcare</title>
<link rel="icon" href="data:,">
<style>${QUERIES_PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>Trailcare <small>${escapeHtml(VERSION)}</small></h1>
<p class="lead">Where on a migratory trail is a needed service missing, how many people pass there, do we know or are we guessing, and does care
follow a person across the border?</p>
<p>Trailcare answers from a graph of countries, National Societies, branches, services and trails. Every fact has a source; none is about a
person.</p>
<p><strong>${escapeHtml(PURPOSE)}</strong></p>
${illustrative ? NOTICE : ''}
<h2>Ask a first question</h2>
<p>A link opens GraphiQL with the question written. Press ▶ there, and the answer stands on the right. Then ask your own: change the names under
<em>Variables</em>, below the question.</p>
<ol>
${examples.join('\n')}
</ol>
<p>Questions of your own: ${link('/graphiql', 'GraphiQL')} completes what you type, and the book at its upper left explains every field.
Programs send <code>POST /graphql</code>.</p>
<h2>Read the answer</h2>
<dl>
<dt>UNKNOWN is not ABSENT</dt>
<dd>ABSENT: those who know have said that their lists are complete, and there is no such service. UNKNOWN: nobody has told us. A
<em>gap</em> is known to be missing; a <em>question</em> is for a phone call.</dd>
<dt>km in care</dt>
<dd>Kilometres along the way within a day’s walk (25 km, unless the service type says otherwise) of a stop that is served.</dd>
<dt>null</dt>
<dd>Not known, or withheld to protect people. Never zero.</dd>
</dl>
<h2>Load your own file</h2>
<p>A 3W table, a list of branches, camps or health sites: CSV, XLSX, JSON or GeoJSON. In a terminal, in Trailcare’s folder:</p>
<dl>
<dt><code>npx trailcare formats</code></dt>
<dd>What it reads, and by which columns.</dd>
<dt><code>npx trailcare load --dry-run FILE</code></dt>
<dd>What would become of each row, and why. Changes nothing.</dd>
<dt><code>npx trailcare load FILE</code></dt>
<dd>Loads it; ask again, and the answer has it. With <code>--public</code>, readers elsewhere may see its facts too.</dd>
<dt><code>npx trailcare map FILE</code></dt>
<dd>For any other table: proposes which column is what.</dd>
</dl>
</main>
</body>
</html>
`;
}

function exampleItem({ title, about, query, variables, ...example }: ExampleQuery, illustrative: boolean) {
  const mark = illustrative && example.illustrative ? ' <mark>illustrative data</mark>' : '';
  return `<li>${link(graphiqlLink(query, variables), title)}${mark}<br>${escapeHtml(about)}</li>`;
}
