/** Forenames and what they are shortened to in British use. Each row begins with the full form. */
const table = `
  Abigail Abi Abbie Gail
  Abdullah Abdul
  Alexander Alex Alec Sandy Xander
  Alexandra Alex Sandra Lexi
  Alfred Alf Alfie Fred
  Alison Ali
  Amanda Mandy
  Andrew Andy Drew
  Anthony Tony Ant
  Antony Tony Ant
  Barbara Barb Babs
  Benjamin Ben Benji
  Bernard Bernie
  Bethany Beth
  Bradley Brad
  Cameron Cam
  Caroline Carrie Caz
  Catherine Cath Cathy Kate Katie Cat
  Charles Charlie Chas Chuck
  Charlotte Charlie Lottie Char
  Chloe Chlo
  Christina Chris Tina Chrissy
  Christine Chris Chrissie Tina
  Christopher Chris Kit Topher
  Connor Con
  Daniel Dan Danny
  Danielle Dani
  David Dave Davey Davy
  Deborah Deb Debs Debbie
  Dominic Dom
  Donald Don Donny
  Dorothy Dot Dottie
  Edward Ed Eddie Ted Ned Teddy
  Eleanor Ellie Nell Nora
  Elizabeth Liz Lizzie Beth Betty Eliza Libby Lisa Betsy
  Emily Em Emmy
  Emma Em
  Frances Fran Frankie
  Francis Frank Frankie
  Frederick Fred Freddie
  Gabriel Gabe
  Gabrielle Gabby
  Gareth Gaz
  Gary Gaz
  Geoffrey Geoff
  George Georgie
  Georgina Georgie Gina
  Gerald Gerry
  Geraldine Gerry
  Gillian Gill Gilly Jill
  Graham Gray
  Gregory Greg
  Harold Harry Hal
  Harriet Hattie
  Henry Harry Hal
  Isabella Bella Izzy Issy
  Isabelle Izzy Belle
  Jacob Jake
  Jacqueline Jackie Jacqui
  James Jim Jimmy Jamie Jay
  Janet Jan
  Janice Jan
  Jason Jay Jase
  Jennifer Jen Jenny
  Jeremy Jez Jem
  Jessica Jess Jessie
  Joanna Jo
  Joanne Jo
  John Johnny Jack
  Jonathan Jon Jonny
  Joseph Joe Joey
  Josephine Jo Josie
  Joshua Josh
  Judith Judy
  Julia Jules
  Julie Jules
  Karen Kaz
  Katherine Kath Kathy Kate Katie Kat
  Kathleen Kath Kathy
  Kathryn Kath Kate Katie
  Kenneth Ken Kenny
  Kevin Kev
  Kimberley Kim
  Laura Lol
  Lauren Loz
  Lawrence Larry Laurie
  Leonard Len Lenny Leo
  Lewis Lew
  Louis Lou
  Louise Lou
  Madeleine Maddie
  Margaret Maggie Meg Peggy Marge Madge
  Martin Marty
  Mary Molly Polly
  Matthew Matt Matty
  Megan Meg
  Melanie Mel
  Melissa Mel Lissa
  Michael Mike Mick Mickey Mikey
  Michelle Shell Chelle
  Mohammed Mo Mohamed Muhammad Mohammad
  Natalie Nat
  Natasha Tasha Tash
  Nathan Nat Nate
  Nathaniel Nat Nate
  Nicholas Nick Nicky
  Nicola Nicky Nic
  Nigel Nige
  Oliver Ollie Olly
  Olivia Liv Livvy
  Pamela Pam
  Patricia Pat Trish Tricia Patsy Patty
  Patrick Pat Paddy
  Penelope Penny
  Peter Pete
  Philip Phil Pip
  Phillip Phil
  Philippa Pippa
  Rachel Rach
  Rachael Rach
  Raymond Ray
  Rebecca Becky Becca Bex
  Richard Rich Rick Richie Ricky Dick
  Robert Rob Bob Bobby Robbie Bert
  Roberta Bobbie
  Ronald Ron Ronnie
  Rosemary Rose Rosie
  Russell Russ
  Samantha Sam Sammy
  Samuel Sam Sammy
  Sandra Sandy
  Sarah Sally Sal
  Sebastian Seb
  Sharon Shaz Shazza
  Simon Si
  Sophie Soph
  Stephanie Steph
  Stephen Steve Ste
  Steven Steve Ste
  Stuart Stu
  Susan Sue Susie
  Suzanne Sue Suzie
  Tamara Tammy
  Terence Terry Tel
  Teresa Terri Tess
  Theodore Theo Ted
  Theresa Terri Tess
  Thomas Tom Tommy
  Timothy Tim Timmy
  Tobias Toby
  Tracey Trace
  Valerie Val
  Vanessa Nessa
  Veronica Ronnie
  Victoria Vicky Vic Tori
  Vincent Vince Vinny
  Vivienne Viv
  Walter Walt Wally
  William Will Bill Billy Willy Liam
  Yvonne Von
  Zachary Zac Zach Zak
  Zoe Zo
`;

const index = indexTable();

/** What a forename is shortened to, or is short for; empty where nothing is known. */
export function shortFormsOf(forename: string): readonly string[] {
  return index.get(forename.toLowerCase()) ?? [];
}

function indexTable(): ReadonlyMap<string, readonly string[]> {
  const forms = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const known = forms.get(from.toLowerCase()) ?? [];
    if (!known.includes(to)) known.push(to);
    forms.set(from.toLowerCase(), known);
  };
  for (const line of table.trim().split('\n')) {
    const [full = '', ...short] = line.trim().split(' ');
    for (const form of short) {
      add(full, form);
      add(form, full);
    }
  }
  return forms;
}
