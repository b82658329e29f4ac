/** A fault for the reader, told without a stack. */
export class Unfit extends Error {}
