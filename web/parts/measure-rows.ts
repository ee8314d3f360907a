/** Measures of before and after in the order in which they are told, each with the anchor of its definition. */
export const MEASURE_ROWS = [
  ['kmInCare', 'km-in-care'],
  ['kmWithoutCare', 'km-in-care'],
  ['kmUnknown', 'km-in-care'],
  ['personKmInCare', 'person-km'],
  ['personKmWithoutCare', 'person-km'],
  ['personKmUnknown', 'person-km'],
  ['served', 'status'],
  ['conditional', 'status'],
  ['planned', 'status'],
  ['absent', 'status'],
  ['unknown', 'status'],
  ['handoversLinked', 'handover'],
  ['handoversUnlinked', 'handover'],
  ['handoversOneSided', 'handover'],
  ['handoversAbsent', 'handover'],
  ['handoversUnknown', 'handover'],
] as const;

/** As `MeasuresParts` and `DifferenceParts` of web/documents/fragments. Null: not known, or does not apply. */
export type Measured = Readonly<Record<(typeof MEASURE_ROWS)[number][0], number | null>>;
