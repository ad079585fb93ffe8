import { expect, it } from 'vitest';
import { strangeColumn } from './row.ts';

it.each([
	['activity', { kind: 'official_visit', status: 'done', direction: null }, undefined],
	['activity', { kind: 'war' }, 'kind'],
	['activity', { kind: 'official_visit', status: 7 }, 'status'],
	['highlight', { kind: 'anything' }, undefined],
	['organisation', { website: 'https://example.org/a' }, undefined],
	['organisation', { website: null }, undefined],
	['organisation', { website: 'javascript:alert(1)' }, 'website'],
	['claim', { source_url: ' https://example.org' }, 'source_url'],
	['claim', { source_url: 'http://' }, 'source_url'],
	['attachment', { media_type: 'application/pdf' }, undefined],
	['attachment', { media_type: 'text/html' }, 'media_type'],
	['office', { logo_media_type: 'image/png' }, undefined],
	['office', { logo_media_type: 'image/svg+xml' }, 'logo_media_type'],
	[
		'report_version',
		{ documents: { he: { blocks: [{ href: '/o/a/partners' }, { href: 'https://a.example' }] } } },
		undefined
	],
	['report_version', { documents: { he: { blocks: [{ href: '//evil.example' }] } } }, 'documents'],
	['report_version', { documents: { he: { blocks: [{ href: 'data:text/html,x' }] } } }, 'documents'],
	['report_version', { documents: { he: { blocks: [{ href: { a: 1 } }] } } }, 'documents']
])('of %s %j, this is what nobody here would have written: %s', (table, row, column) => {
	expect(strangeColumn(table, row)).toBe(column);
});
