import { render } from 'preact';
import { App } from './app.tsx';
import { reportProblems } from './client/report-problems.ts';
import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/status.css';
import './style/print.css';

reportProblems();
render(<App />, document.querySelector('#app')!);
if ('serviceWorker' in navigator && import.meta.env.PROD)
  void navigator.serviceWorker.register('/service-worker.js');
