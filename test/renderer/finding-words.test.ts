import { describe, expect, it } from 'vitest';
import { InspectionFinding } from '../../src-main/contract/document.ts';
import { findingWords, sayFindings } from '../../src-renderer/screens/frame/finding-words.ts';

describe('findings in words', () => {
  it('has plain words for every kind, and no code', () => {
    for (const kind of InspectionFinding.shape.kind.options) {
      const { short, title, meaning } = findingWords[kind];
      if (kind.includes('-')) expect(`${short} ${title} ${meaning}`).not.toContain(kind);
      expect(title).toMatch(/^\p{Lu}/u);
      expect(meaning).toMatch(/\.$/u);
    }
  });

  it('names what is serious first, whatever the order it was found in', () => {
    const findings = [
      { kind: 'metadata', serious: false },
      { kind: 'hidden-text', serious: true },
      { kind: 'text-under-box', serious: true },
    ] as const;
    expect(sayFindings(findings)).toBe('text under a box, hidden text, hidden properties');
    expect(sayFindings([...findings].reverse())).toBe(sayFindings(findings));
    expect(sayFindings([])).toBe('');
  });
});
