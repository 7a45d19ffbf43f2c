// Texts to begin with. People, places and bodies in them are invented.

export const SAMPLES = [
  {
    name: 'A press release',
    format: 'plain',
    text: `Police in Northfield seized child pornography from two flats on Tuesday. “We will not rest,” the inspector said.

Investigators believe that the suspects belonged to a group that traded in child porn. One of the victims, a former child prostitute aged 15, is now in care.

Under the Optional Protocol on the Sale of Children, Child Prostitution and Child Pornography, the state must make such acts an offence. The term “child pornography” is still used in the statute.

The charity River House asks reporters to speak of child sexual abuse material, and to name nobody who is under age.`,
  },
  {
    name: 'A policy in Markdown',
    format: 'markdown',
    text: `# Safeguarding policy

Our staff travel to many countries. **Child sex tourism** is a crime at home and abroad.

- Report any sign of child prostitution to the safeguarding lead.
- Never search for \`child pornography\` to verify a report.

> “I was a child prostitute,” one of our advisers told us, and we print her words as she said them.

## References

Smith, J. (2009). *Child pornography and the law*. Northfield Press.
`,
  },
  {
    name: 'A case note',
    format: 'plain',
    text: `The girl, 14, has been sleeping around and is known to be promiscuous. She makes poor choices about older boyfriends.

She alleges that a man of 31 had sex with her. Her mother says that she was a willing participant.

Online grooming began in a game; later the man threatened to send her pictures to her school unless she paid. A report to the hotline was made and the pictures were taken down.`,
  },
  { name: 'Nothing yet', format: 'plain', text: '' },
];
