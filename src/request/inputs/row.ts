/** One input as `action.yml` declares it and as the tables of the documentation show it. */
export interface InputRow {
  readonly name: string;
  readonly group: 'What' | 'How' | 'Proof' | 'Consequence' | 'Surroundings';
  /** `block`: several lines, kept as they are so that line numbers hold; `line`: space around it is dropped. */
  readonly form: 'line' | 'block';
  readonly description: string;
  /** What holds when it is absent, in words (`required`: nothing does): the value is chosen in the code, so that absent stays visible. */
  readonly fallback: string;
}
