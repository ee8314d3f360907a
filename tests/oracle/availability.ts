import { areWhollyCovered } from './statements.ts';
import { compareText, type View } from './world.ts';

/** What is known of a type in a country: its services whatever their state, the latest day of which one speaks, and whether all are listed. */
export function oracleAvailability(view: View, country: string, serviceType: string) {
  const there = view.world.Service.filter(
    (service) => service.country === country && service.serviceType === serviceType,
  );
  const days = there.flatMap(({ asOf }) => asOf ?? []).toSorted(compareText);
  const latestAsOf = days.at(-1) ?? null;
  return {
    services: there.length,
    latestAsOf,
    complete: areWhollyCovered(view, [country], serviceType),
    staleDays: latestAsOf === null ? null : (Date.parse(view.asOf) - Date.parse(latestAsOf)) / 86_400_000,
  };
}
