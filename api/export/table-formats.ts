import type { TableFormat } from './export-view.ts';
import { csv } from './formats/csv.ts';
import { geojson } from './formats/geojson.ts';
import { hxlCsv } from './formats/hxl-csv.ts';
import { json } from './formats/json.ts';
import { xlsx } from './formats/xlsx.ts';

/** How tables are written. A new format is a file in formats/ and a line here. */
export const TABLE_FORMATS: readonly TableFormat[] = [csv, hxlCsv, geojson, json, xlsx];
