/** `1 page is`, `3 pages are`. */
export const pagesWord = (n: number) => `${n} ${n === 1 ? 'page is' : 'pages are'}`;
