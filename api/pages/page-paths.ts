/** Paths that answer with the pages' one document; what is shown there is chosen in the browser, by web/app.tsx. */
export const PAGE_PATHS = [
  '/',
  '/map',
  '/journey',
  '/matrix',
  '/gaps',
  '/partnerships',
  '/what-if',
  '/change',
  '/data',
  '/about',
  '/brief',
] as const;
