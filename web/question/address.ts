import { useLocation } from 'preact-iso';

/** What the address says after `?`. Everything that a view shows follows from it, so that a link reproduces the view. */
export interface Address {
  readonly path: string;
  /** Empty text: not given. */
  read(name: string): string;
  /** Codes with commas between. */
  readList(name: string): readonly string[];
  /** Changes some, keeps the others; null or empty takes one away. `replace`: without a step back. */
  write(changes: AddressChanges, how?: { readonly replace?: boolean }): void;
  /** The address of a page with the same question. */
  to(path: string, changes?: AddressChanges): string;
}

export type AddressChanges = Readonly<Record<string, string | readonly string[] | null>>;

/** What belongs to the question, and goes along from page to page. */
const SHARED = ['trail', 'types', 'group', 'asOf'];

export function useAddress(): Address {
  const { path, query, route } = useLocation();
  const changed = (base: Readonly<Record<string, string>>, changes: AddressChanges) => {
    const next = new URLSearchParams(base);
    for (const [name, value] of Object.entries(changes)) {
      const text = value === null ? '' : typeof value === 'string' ? value : value.join(',');
      if (text === '') next.delete(name);
      else next.set(name, text);
    }
    // Commas are allowed there, and people read addresses.
    const text = next.toString().replaceAll('%2C', ',');
    return text === '' ? '' : `?${text}`;
  };
  return {
    path,
    read: (name) => query[name] ?? '',
    readList: (name) => (query[name] ?? '').split(',').filter((part) => part !== ''),
    write: (changes, { replace = false } = {}) => route(path + changed(query, changes), replace),
    to: (target, changes = {}) =>
      target +
      changed(Object.fromEntries(Object.entries(query).filter(([name]) => SHARED.includes(name))), changes),
  };
}
