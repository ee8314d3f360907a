import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { temporaryFolder } from '../../support/load-toy.ts';

/** With these Chromium asks no service of its maker for anything. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A laptop's window. */
export const LAPTOP = { width: 1280, height: 800 };

export interface OpenedBrowser {
  readonly page: Page;
  /** What pages asked of the network since last asked, without data: and blob:. */
  takeRequests(): string[];
  /** Errors and warnings of the console, errors of scripts, and what a content security policy refused, since last asked. */
  takeComplaints(): string[];
  close(): Promise<void>;
}

/** Chromium with a profile of its own, which remembers from page to page as a person's does. */
export async function openBrowser(executablePath: string): Promise<OpenedBrowser> {
  const requests: string[] = [];
  const complaints: string[] = [];
  const context = await chromium.launchPersistentContext(temporaryFolder(), {
    executablePath,
    args: FLAGS,
    viewport: LAPTOP,
  });
  context.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) requests.push(request.url());
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (problem) => complaints.push(problem.error().message));
  await context.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => console.error('refused: ' + event.violatedDirective + ' ' + event.blockedURI))",
  );
  const page = await onlyPage(context);
  page.on('websocket', (socket) => requests.push(socket.url()));
  return {
    page,
    takeRequests: () => requests.splice(0),
    takeComplaints: () => complaints.splice(0),
    close: () => context.close(),
  };
}

async function onlyPage(context: BrowserContext): Promise<Page> {
  const [page] = context.pages();
  return page ?? context.newPage();
}
