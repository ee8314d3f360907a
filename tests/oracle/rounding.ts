/** Kilometres to 1 m. */
export function roundKm(km: number): number {
  return Math.round(km * 1000) / 1000;
}

export function roundShare(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : roundShare(part / whole);
}
