// Called by scripts/toolchain.js with the pinned Node. Everything that the built server needs and git does not hold.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { compile } from '@inlang/paraglide-js';
import { createBuilder } from 'vite';
import { paraglide, publicParaglide } from './paraglide.ts';

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
