export function readExamples(): ReadonlyMap<string, string>;
export function shownIn(text: string): readonly string[];
export function withExamples(page: string, text: string, examples: ReadonlyMap<string, string>): string;
