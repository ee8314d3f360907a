/** A lockfile of npm, version 3, as far as it is looked at. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What is allowed, each with its reason. */
export interface LockfilePolicy {
  readonly licences: Readonly<Record<string, string>>;
  /** Packages whose licence is allowed to them alone, or that do not state theirs. */
  readonly packageLicences: Readonly<Record<string, string>>;
  readonly installScripts: Readonly<Record<string, string>>;
}

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const REGISTRY = 'https://registry.npmjs.org/';

/** What in a lockfile the policy does not allow, in words; and what the policy allows that is not there any more. */
export function lockfileProblems({ packages }: Lockfile, policy: LockfilePolicy): string[] {
  const problems: string[] = [];
  const used = new Set<string>();
  const allows = (part: 'licences' | 'packageLicences' | 'installScripts', name: string) => {
    if (!Object.hasOwn(policy[part], name)) return false;
    used.add(`${part} ${name}`);
    return true;
  };
  for (const [place, locked] of Object.entries(packages)) {
    if (place === '') {
      problems.push(...inexact(locked));
      continue;
    }
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const told = `${name}@${locked.version}`;
    if (!allows('packageLicences', name)) {
      const parts = alternatives(locked.license ?? 'none');
      if (!parts.some((together) => together.every((licence) => allows('licences', licence)))) {
        problems.push(`${told} has the licence ${locked.license ?? 'none'}, which is not allowed.`);
      }
    }
    if (locked.hasInstallScript === true && !allows('installScripts', name)) {
      problems.push(`${told} has an install script, which is not listed.`);
    }
    if (!locked.integrity?.startsWith('sha512-')) problems.push(`${told} has no SHA-512 of what it is.`);
    if (locked.link === true || (locked.resolved !== undefined && !locked.resolved.startsWith(REGISTRY))) {
      problems.push(`${told} does not come from the registry of npm.`);
    }
  }
  for (const part of ['licences', 'packageLicences', 'installScripts'] as const) {
    for (const name of Object.keys(policy[part])) {
      if (!used.has(`${part} ${name}`))
        problems.push(`The policy’s ${part} list ${name}, which nothing needs.`);
    }
  }
  return problems;
}

function inexact(root: LockedPackage): string[] {
  const all = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies };
  return Object.entries(all)
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name} is asked for as ${version}, which is no exact version.`);
}

/** `(MIT AND BSD-3-Clause) OR ISC`: lists of which all of one must be allowed. An expression of SPDX in its simple forms. */
function alternatives(expression: string): string[][] {
  return expression
    .split(' OR ')
    .map((part) => part.split(' AND ').map((licence) => licence.replaceAll(/[()]/g, '').trim()));
}
