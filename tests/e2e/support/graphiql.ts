import type { Page } from 'playwright-core';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

export interface Asked {
  /** What the server was sent. */
  readonly sent: { readonly query: string; readonly variables?: unknown };
  readonly answer: Answer;
  /** What a person sees of it, without scrolling. */
  readonly shown: string;
}

/** In GraphiQL with a question written: executes it, by a click or else by Ctrl-Enter, and waits until the answer is shown. */
export async function execute(page: Page, by: 'click' | 'keyboard' = 'click'): Promise<Asked> {
  // The editor has its text when the schema has come; before that a click runs an empty document.
  await page.locator('.graphiql-query-editor .view-line').nth(2).waitFor();
  const answered = page.waitForResponse(
    (response) => response.url().endsWith('/graphql') && !response.request().postData()?.includes('__schema'),
  );
  if (by === 'click') await page.getByRole('button', { name: /Execute query/ }).click();
  else {
    await page.locator('.graphiql-query-editor .view-line').first().click();
    await page.keyboard.press('Control+Enter');
  }
  const response = await answered;
  const result = page.locator('.result-window');
  await result
    .getByText(/"(?:data|errors)"/)
    .first()
    .waitFor();
  // Monaco writes blanks as no-break spaces.
  const shown = (await result.innerText()).replaceAll('\u00a0', ' ');
  return {
    sent: response.request().postDataJSON() as Asked['sent'],
    answer: (await response.json()) as Answer,
    shown,
  };
}
