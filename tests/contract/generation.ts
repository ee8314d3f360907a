import type { AnyFact } from '../../graph/model/kinds.ts';
import { fact } from './facts.ts';

/** How many services a generation has not of those of the one before. */
export const SHIFT = 10;

/** The services of a load: each generation renames those of the one before, ends the first few and adds as many. */
export function generationOf(generation: number, size: number): AnyFact[] {
  return Array.from({ length: size }, (_, n) => {
    const place = generation * SHIFT + n;
    return fact('Service', `svc-${String(place).padStart(8, '0')}`, {
      name: `load ${generation}`,
      serviceType: `TYPE_${place % 40}`,
      provider: `provider-${place % 200}`,
      country: 'ETH',
      lat: 5 + (place % 700) / 100,
      lon: 36 + (place % 900) / 100,
      groups: ['EVERYONE'],
      adminAreas: [`area-${place % 50}`],
    });
  });
}
