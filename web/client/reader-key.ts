const NAME = 'trailcare-key';

/** The API key or token with which this tab reads; null: without an account. It ends with the tab. */
export const readKey = (): string | null => sessionStorage.getItem(NAME);

export function writeKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(NAME);
  else sessionStorage.setItem(NAME, key);
}
