// Called by scripts/toolchain.js with the pinned Node. Everything that the built server needs and git does not hold.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { compile } from '@inlang/paraglide-js';
import { createBuilder } from 'vite';
import { paraglide, publicParaglide } from './paraglide.ts';

// Whoever began it holds the other end of a pipe: without them nobody waits for what comes of it.
const fd = process.env['KESHER_PARENT_FD'];
if (fd) {
	const parent = new Socket({ fd: Number(fd), readable: true, writable: false });
	const end = () => process.exit(1);
	parent.on('close', end).on('error', end).resume().unref();
}

rmSync('static/flags', { recursive: true, force: true });
mkdirSync('static/flags', { recursive: true });
cpSync('node_modules/country-flag-icons/3x2', 'static/flags', {
	recursive: true,
	filter: (source) => !source.includes('.') || source.endsWith('.svg')
});
await compile(paraglide);
await compile(publicParaglide);
const builder = await createBuilder({ logLevel: 'warn' }, null);
await builder.buildApp();
