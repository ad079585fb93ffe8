// The least that a server could do: node:http and pg, the same statements, as many bytes, nothing else.
// Started by the bench; reads what it is to serve from the file that it is given.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';
import type { Recorded, Statement } from './statements.ts';

const [file, port] = process.argv.slice(2) as [string, string];
const { login, pages } = JSON.parse(readFileSync(file, 'utf8')) as { login: pg.PoolConfig; pages: Recorded[] };
const pool = new pg.Pool({ ...login, max: 10, pipeline: true });
const prepared = new Map(pages.map(({ path, html, statements }) => [path, { body: Buffer.from(html), statements }]));

createServer((request, response) => {
	const page = prepared.get(request.url ?? '');
	if (!page) {
		response.writeHead(404).end();
		return;
	}
	const isKnown = request.headers['if-none-match'] !== undefined;
	void answer(page).then((body) => {
		if (isKnown) {
			response.writeHead(304).end();
			return;
		}
		response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
		response.end(body);
	});
}).listen(Number(port), '127.0.0.1');

/** All statements in one go, every row into a string template, and the rest of the page behind it. */
async function answer({ body, statements }: { body: Buffer; statements: Statement[] }): Promise<Buffer> {
	const client = await pool.connect();
	try {
		const results = await Promise.all(statements.map((each) => client.query(queryOf(each))));
		const rows = results.flatMap((result) => result.rows as Record<string, unknown>[]).map(rowHtml);
		const written = Buffer.from(`<!doctype html><table>${rows.join('')}</table>`);
		if (written.length >= body.length) return written.subarray(0, body.length);
		return Buffer.concat([written, body.subarray(written.length)]);
	} finally {
		client.release();
	}
}

const names = new Map<string, string>();

function queryOf({ text, values }: Statement): pg.QueryConfig {
	if (values === undefined) return { text };
	let name = names.get(text);
	if (!name) names.set(text, (name = createHash('md5').update(text).digest('hex')));
	return { name, text, values };
}

function rowHtml(row: Record<string, unknown>): string {
	const cells = Object.values(row).map((value) => {
		const text = typeof value === 'string' ? value : JSON.stringify(value);
		return `<td>${text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)}</td>`;
	});
	return `<tr>${cells.join('')}</tr>`;
}
