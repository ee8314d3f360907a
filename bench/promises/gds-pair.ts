import neo4j from 'neo4j-driver';

/** A pair of stops as parameters of a procedure of GDS, which takes whole numbers alone. */
export const gdsPair = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: neo4j.int(from),
  to: neo4j.int(to),
});
