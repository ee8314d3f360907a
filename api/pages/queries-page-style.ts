/** The style of the page of questions: the reader's own fonts, one column, dark on white; fits 360 px and paper. */
export const QUERIES_PAGE_STYLE = `
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: #1f2328; background: #fff; overflow-wrap: break-word; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0.5rem 0; }
h1 small { font-weight: 400; font-size: 1rem; color: #57606a; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.25rem 0 0.75rem; padding-top: 1.25rem; border-top: 1px solid #d0d7de; }
p, dl { margin: 0.75rem 0; }
.lead { font-size: 1.25rem; line-height: 1.4; }
ol { padding-left: 1.4rem; }
li { margin: 0 0 0.9rem; color: #424a53; }
li a { font-weight: 600; font-size: 1.1rem; }
a { color: #0b5c8a; }
a:focus-visible { outline: 3px solid #0b5c8a; outline-offset: 2px; }
dt { font-weight: 600; margin-top: 0.75rem; }
dd { margin: 0; color: #424a53; }
code { font: 0.9375rem/1.5 ui-monospace, monospace; }
dt code { display: block; background: #f4f5f7; padding: 0.4rem 0.7rem; font-weight: 400; overflow-wrap: anywhere; }
[role=note] { border-left: 4px solid #9a6700; background: #fff8e5; padding: 0.6rem 0.9rem; }
mark { background: #fff8e5; color: #6b4700; border: 1px solid #d9b866; border-radius: 3px; padding: 0 0.35rem; font-size: 0.875rem; white-space: nowrap; }
@media print {
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; }
  li, dt, [role=note] { break-inside: avoid; }
  dt { break-after: avoid; }
  [role=note], dt code, mark { border: 1px solid #57606a; }
}
`;
