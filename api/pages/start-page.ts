import { PURPOSE } from '../purpose.ts';
import { VERSION } from '../version.ts';
import { EXAMPLE_QUERIES } from './example-queries.ts';
import { graphiqlLink } from './graphiql-page.ts';

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const link = (href: string, text: string) => `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;

export interface StartPage {
  /** Whether some facts in the graph were made up for demonstration. */
  readonly illustrative: boolean;
}

/** A plain page that says what this is and where to begin. No script, no other host. */
export function startPage({ illustrative }: StartPage): string {
  const examples = EXAMPLE_QUERIES.map(
    ({ title, query, variables }) => `<li>${link(graphiqlLink(query, variables), title)}</li>`,
  );
  const notice = illustrative
    ? `<p role="note"><strong>Illustrative data.</strong> This graph holds services, branches, agreements and flows that were made up for
       demonstration. Their source is called “Illustrative, not real”, and every answer that uses them says so in
       <code>sources { illustrative }</code>. Start with <code>TRAILCARE_DEMONSTRATION=off</code> on an empty store to be without.</p>`
    : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trailcare</title>
</head>
<body>
<main>
<h1>Trailcare ${escapeHtml(VERSION)}</h1>
<p>Where is care along migratory trails, where does it break, and who must speak with whom: a GraphQL API over a graph of countries, National
Societies, branches, services and trails.</p>
<p>${escapeHtml(PURPOSE)}</p>
${notice}
<h2>Begin</h2>
<ul>
${examples.join('\n')}
</ul>
<p>${link('/graphiql', 'GraphiQL')} writes queries with you; programs send theirs to <code>POST /graphql</code>.</p>
</main>
</body>
</html>
`;
}
