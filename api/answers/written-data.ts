/** The `data` of an answer, as JSON: written once, and sent as often as somebody asks. In place of the data in Apollo's hands, which only passes it on. */
export class WrittenData {
  readonly [field: string]: unknown;
  readonly json: string;

  constructor(data: unknown) {
    this.json = JSON.stringify(data);
  }
}
