// Compiled, not run: a strict TypeScript program that uses every part of the declarations.
import { Checker, CseaTermsError, OptionError } from "csea-terms";
import type { Concept, Finding, Report, Suggestion } from "csea-terms";

export async function use(text: string): Promise<string> {
  const checker: Checker = await Checker.load({ level: "info", languages: ["en"], evidence: "secondary" });
  const report: Report = checker.check(text, { format: "markdown" });
  const lines: string[] = report.findings.map((finding: Finding) => {
    const first: Suggestion | undefined = finding.suggestions[0];
    return `${finding.start}-${finding.end} ${finding.level} ${first?.replacement ?? finding.advice ?? finding.reason}`;
  });
  const concepts: Concept[] = checker.explain("child pornography");
  try {
    return checker.apply(text, { applicability: "safe" });
  } catch (error) {
    if (error instanceof OptionError || error instanceof CseaTermsError) return error.code + lines.join() + concepts.length;
    throw error;
  }
}
