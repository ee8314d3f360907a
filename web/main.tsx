import { render } from 'preact';
import { App } from './app.tsx';
import { reportProblems } from './client/report-problems.ts';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/status.css';
import './style/print.css';

const FIRST_VIEW_MS = 2_000;

reportProblems();
render(<App />, document.querySelector('#app')!);
if ('serviceWorker' in navigator && import.meta.env.PROD) addEventListener('load', keepShell);

/** Not before the first view: whoever waits for it would wait for all that is kept as well. */
function keepShell(): void {
  setTimeout(() => void navigator.serviceWorker.register('/service-worker.js'), FIRST_VIEW_MS);
}
