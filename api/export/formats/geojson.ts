import type { Geometry, Position } from 'geojson';
import type { TableFormat } from '../export-view.ts';
import { boundingBox } from './bounding-box.ts';
import { headWords, tailWords } from './file-words.ts';
import { namedCells } from './named-cells.ts';

/**
 * GeoJSON of RFC 7946: longitude first, WGS 84, lines cut at the antimeridian, no `crs`. A row whose place is not known is a feature
 * without geometry. What the file says of itself is in the foreign members `trailcare` and, when all rows were read, `sources`.
 */
export const geojson: TableFormat = {
  extension: 'geojson',
  needsGeometry: true,
  async *write({ columns, batches }, file) {
    yield `{"type":"FeatureCollection","trailcare":${JSON.stringify(headWords(file))},"features":[`;
    const box = boundingBox();
    let before = '\n';
    for await (const rows of batches) {
      let text = '';
      for (const row of rows) {
        const { geometry } = row;
        for (const line of linesOf(geometry)) box.add(line);
        text += before + JSON.stringify({ type: 'Feature', geometry, properties: namedCells(columns, row) });
        before = ',\n';
      }
      yield text;
    }
    const found = box.box();
    const bbox = found === null ? '' : `"bbox":${JSON.stringify(found)},`;
    yield `\n],${bbox}${JSON.stringify(await tailWords(file)).slice(1)}\n`;
  },
};

/** Our views have points, lines, and lines that were cut. */
function linesOf(geometry: Geometry | null): readonly Position[][] {
  switch (geometry?.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case undefined:
      return [];
    default:
      throw new Error(`No view has a ${geometry?.type}.`);
  }
}
