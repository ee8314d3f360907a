export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** A directed graph with several edges between two nodes, as files of graphs have it. An attribute that is not known is not there. */
export interface PlainGraph {
  readonly nodes: readonly {
    readonly code: string;
    readonly label: string;
    readonly attributes: Attributes;
  }[];
  readonly edges: readonly {
    readonly code: string;
    readonly from: string;
    readonly to: string;
    readonly attributes: Attributes;
  }[];
}
