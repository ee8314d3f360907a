import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SIZES } from '../world/sizes.ts';
import type { Finding } from './finding.ts';
import type { BenchSize, Promised } from './promise.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [480, 300, 60, 40];

/** One SVG for each promise measured at two sizes or more: milliseconds of one input against stops + legs, both logarithmic. Files by promise. */
export function writePlots(
  folder: string,
  findings: readonly Finding[],
  promises: readonly Promised[],
): Map<string, string> {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, string>();
  for (const { name, complexity } of promises) {
    const series = seriesOf(findings.filter(({ promise }) => promise === name));
    if (Math.max(0, ...series.map(({ points }) => points.length)) < 2) continue;
    files.set(name, `${name}.svg`);
    writeFileSync(path.join(folder, `${name}.svg`), plot(`${name}: ${complexity}`, series));
  }
  return files;
}

interface Series {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

function seriesOf(findings: readonly Finding[]): Series[] {
  const point = (finding: Finding, ms: number) => {
    const { stops, legs } = SIZES[finding.size as BenchSize];
    return { x: stops + legs, y: ms / finding.inputs };
  };
  const sizes = [...new Set(findings.map(({ size }) => size))];
  const ours = sizes.map((size) => findings.find((finding) => finding.size === size)!);
  const peers = Map.groupBy(
    findings.filter(({ theirs }) => theirs !== null),
    ({ against }) => against,
  );
  return [
    {
      name: 'Trailcare',
      points: ours.map((finding) =>
        point(finding, finding.ours.median * (finding.against === '' ? finding.inputs : 1)),
      ),
    },
    ...Array.from(peers, ([name, rows]) => ({
      name,
      points: rows.map((row) => point(row, row.theirs!.median)),
    })),
  ];
}

/** Of first colour ours; dashes tell lines apart without colour. */
const STYLES = ['#0b6e4f', '#b4441a', '#3a4f9f', '#7a3e8e', '#6b6b00', '#444444'].map(
  (colour, n) =>
    `stroke="${colour}" fill="none" stroke-width="${n === 0 ? 3 : 1.5}" stroke-dasharray="${n === 0 ? '' : `${2 + 3 * n} 3`}"`,
);

function plot(title: string, series: readonly Series[]): string {
  const points = series.flatMap((one) => one.points);
  const range = (values: readonly number[]) =>
    [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))] as const;
  const [left, right] = [
    Math.log10(Math.min(...points.map(({ x }) => x))) - 0.1,
    Math.log10(Math.max(...points.map(({ x }) => x))) + 0.1,
  ];
  const [low, high] = range(points.map(({ y }) => y));
  const at = (x: number) => LEFT + ((Math.log10(x) - left) / (right - left)) * (WIDTH - LEFT - 150);
  const up = (y: number) =>
    HEIGHT - BOTTOM - ((Math.log10(y) - low) / Math.max(1, high - low)) * (HEIGHT - BOTTOM - 40);
  const number = (value: number) => value.toFixed(1);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11" role="img" aria-label="${title}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/><text x="8" y="16">${title}</text>`,
  ];
  for (let power = low; power <= high; power++) {
    const y = number(up(10 ** power));
    lines.push(
      `<path d="M${LEFT} ${y}H${WIDTH - 150}" stroke="#ddd"/><text x="${LEFT - 5}" y="${y}" text-anchor="end">${10 ** power} ms</text>`,
    );
  }
  for (const x of new Set(points.map((one) => one.x)))
    lines.push(
      `<text x="${number(at(x))}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${x.toLocaleString('en')}</text>`,
    );
  lines.push(`<text x="${LEFT}" y="${HEIGHT - 6}">stops + legs (logarithmic)</text>`);
  series.forEach(({ name, points: own }, n) => {
    const style = STYLES[n % STYLES.length]!;
    lines.push(
      `<path d="M${own.map(({ x, y }) => `${number(at(x))} ${number(up(y))}`).join('L')}" ${style}/>`,
      `<path d="M${WIDTH - 145} ${30 + n * 16}h20" ${style}/><text x="${WIDTH - 120}" y="${34 + n * 16}">${name}</text>`,
    );
  });
  return `${[...lines, '</svg>'].join('\n')}\n`;
}
