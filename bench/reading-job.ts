// Reads a PDF of thirty slides so many times and says what it took. Started by bench/documents.ts: COUNT.
import { readFile } from '#documents/reader/read-file.ts';
import { pdfOf, right } from '../tests/support/pdf-fixture.ts';

const SLIDES = 30;
const ITEMS = [
	'אירוח משלחת נוער מפוזנן (14 תלמידים ו-2 מלווים) אצל משפחות בעיר, 3–10 במאי 2020',
	'הכנס Smart City Expo 2020 בברצלונה, בהשתתפות סגנית ראש העיר',
	'תרומה של 12,500 ₪, שהם 45% מהתקציב השנתי לחילופי נוער',
	'מכתב תמיכה והזדהות מראש העיר ומחברי המועצה (12 באוקטובר)'
];
const lines = Array.from({ length: 10 }, (_, at) => ITEMS[at % ITEMS.length] ?? '');
const file = pdfOf(
	Array.from({ length: SLIDES }, (_, slide) => ({
		...{ width: 960, height: 540 },
		shown: [
			right(`עיר תאומה ${slide + 1}`, 900, 480, { size: 32, isBold: true }),
			...lines.map((line, at) => right(`• ${line}`, 900, 420 - 36 * at, { size: 18 }))
		]
	}))
);
const count = process.argv[2];
const memory: number[] = [];
const began = performance.now();
for (let job = 0; job < Number(count); job += 1) {
	const { pages } = await readFile(file, { names: [] });
	if (pages.length === 0) throw new Error('nothing was read');
	memory.push(process.memoryUsage.rss() / 1024 / 1024);
}
process.stdout.write(
	JSON.stringify({ bytes: file.length, memory, milliseconds: (performance.now() - began) / Number(count), stall: 0 })
);
