import { VISIBILITIES, type Visibility } from './closed-lists.ts';

/** Types under whose roof people stay: who knows the place knows where they sleep. */
const ROOFS: ReadonlySet<string> = new Set(['SHELTER', 'RECEPTION_CENTRE', 'FIRST_RECEPTION']);
/** Groups that somebody may be looking for. */
const SOUGHT: ReadonlySet<string> = new Set([
  'SURVIVORS_OF_SGBV',
  'SURVIVORS_OF_TORTURE',
  'SURVIVORS_OF_TRAFFICKING',
  'UNACCOMPANIED_AND_SEPARATED_CHILDREN',
]);
/** Groups that such a house names besides: a refuge for survivors is listed as one "for women and children" too. */
const WITH_THEM: ReadonlySet<string> = new Set(['CHILDREN', 'PREGNANT_AND_LACTATING_WOMEN', 'WOMEN']);

/** What a fact tells of services. Facts of no service type (branches, stops) tell nothing. */
export interface Told {
  readonly serviceTypes: readonly string[];
  /** Of a service: the groups that it serves. */
  readonly groups?: readonly string[];
}

/** What the rule looks at besides the fact. */
interface Context {
  readonly graph: { serviceType(code: string): { readonly restricted: boolean } | null };
  readonly options: { readonly visibility: Visibility };
}

/**
 * Who may read a fact whose row does not say: RESTRICTED when it tells of a restricted type, or of a house for those
 * alone whom somebody may be looking for; else what the command says. See docs/decisions/0005-reading-files.md, 15.
 */
export function defaultVisibility(
  { serviceTypes, groups = [] }: Told,
  { graph, options }: Context,
): Visibility {
  const restricted = serviceTypes.some((type) => graph.serviceType(type)?.restricted === true);
  const roof = serviceTypes.some((type) => ROOFS.has(type));
  const hides =
    roof &&
    groups.some((group) => SOUGHT.has(group)) &&
    groups.every((group) => SOUGHT.has(group) || WITH_THEM.has(group));
  return restricted || hides ? 'RESTRICTED' : options.visibility;
}

export function narrowest(visibilities: Iterable<Visibility>): Visibility {
  const widths = [...visibilities].map((visibility) => VISIBILITIES.indexOf(visibility));
  return VISIBILITIES[Math.max(0, ...widths)]!;
}
