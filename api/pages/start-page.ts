import { createHash } from 'node:crypto';
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

const STYLE = `
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: #1f2328; background: #fff; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; margin: 0.5rem 0; } h1 small { font-weight: 400; font-size: 1rem; color: #57606a; }
h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
.lead { font-size: 1.25rem; line-height: 1.4; }
ul { list-style: none; padding: 0; } li { margin: 0 0 1rem; color: #424a53; } li a { font-weight: 600; font-size: 1.1rem; }
a { color: #0b5c8a; } a:focus-visible { outline: 3px solid #0b5c8a; outline-offset: 2px; }
[role=note] { border-left: 4px solid #9a6700; background: #fff8e5; padding: 0.6rem 0.9rem; }
pre { background: #f4f5f7; padding: 0.8rem 1rem; overflow-x: auto; font-size: 0.9375rem; }
@media print { main { max-width: none; } a::after { content: none; } }
`;

const styleHash = createHash('sha256').update(STYLE).digest('base64');

/** No script, and no style but this page's own. */
export const START_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A plain page that says what this is and where to begin. No script, no other host. */
export function startPage({ illustrative }: StartPage): string {
  const examples = EXAMPLE_QUERIES.map(
    ({ title, about, query, variables }) =>
      `<li>${link(graphiqlLink(query, variables), title)}<br>${escapeHtml(about)}</li>`,
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
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Trailcare <small>${escapeHtml(VERSION)}</small></h1>
<p class="lead">Where on this trail is a needed service missing, how many people pass there, do we know or are we guessing, and does care follow a person
across the border?</p>
<p>${escapeHtml(PURPOSE)}</p>
${notice}
<h2>Ask</h2>
<p>Each opens in GraphiQL with the question written: press ▶ to see the answer, change a name to ask your own.</p>
<ul>
${examples.join('\n')}
</ul>
<p>Or start from an empty ${link('/graphiql', 'GraphiQL')}. Programs send <code>POST /graphql</code>.</p>
<h2>Bring your own data</h2>
<p>On the command line, in the project's folder:</p>
<pre>npx trailcare formats                 what it reads
npx trailcare load --dry-run FILE     what would become of each row
npx trailcare load --public FILE      load it</pre>
</main>
</body>
</html>
`;
}
