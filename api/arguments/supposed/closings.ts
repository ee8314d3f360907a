import { badInput } from '../../../graph/errors.ts';
import { rowOf } from '../../../graph/network/compressed-rows.ts';
import { countriesOfStop } from '../../../graph/network/place-columns.ts';
import { legPlaces, placeOf, stopPlace } from './places.ts';
import type { ReadChange } from './read-change.ts';

/** Services, branches, crossings, stops and legs that close. */
export const readClosing: ReadChange = (input, path, around) => {
  const { network } = around.view;
  const { closeService, closeBranch, closeCrossing, closeStop, closeLeg } = input;
  if (closeService) return ofService(closeService.code);
  if (closeBranch) return ofBranch(closeBranch.code);
  if (closeCrossing) return ofCrossing(closeCrossing.stop);
  if (closeStop) return ofStop(closeStop.stop);
  if (closeLeg) return ofLeg(closeLeg);
  return undefined;

  async function ofService(code: string) {
    const argument = `${path}.closeService.code`;
    return { closedServices: new Set([await placeOf(around, 'Service', network.services, argument, code)]) };
  }
  async function ofBranch(code: string) {
    const argument = `${path}.closeBranch.code`;
    const branch = await placeOf(around, 'Branch', network.branches, argument, code);
    const { branch: branchOf } = network.services;
    const services = [...branchOf.keys()].filter((service) => branchOf[service] === branch);
    return { closedBranches: new Set([branch]), closedServices: new Set(services) };
  }
  async function ofCrossing(text: string) {
    const argument = `${path}.closeCrossing.stop`;
    const stop = await stopPlace(around, argument, text);
    if (countriesOfStop(network.stops, stop).length < 2) {
      throw badInput(
        argument,
        text,
        'a border crossing, which belongs to two countries; closeStop closes other stops',
      );
    }
    const { legsIn, legsOut } = network.stops;
    return { closedLegs: new Set([...rowOf(legsIn, stop), ...rowOf(legsOut, stop)]) };
  }
  async function ofStop(text: string) {
    return { closedStops: new Set([await stopPlace(around, `${path}.closeStop.stop`, text)]) };
  }
  async function ofLeg(named: NonNullable<typeof closeLeg>) {
    return { closedLegs: new Set(await legPlaces(around, `${path}.closeLeg`, named)) };
  }
};
