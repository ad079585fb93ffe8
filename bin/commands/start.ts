import { Socket } from 'node:net';
import { Command } from 'commander';
import { serve } from '../../server.ts';
import { fillGazetteer } from '../../src/features/place/server/commands.ts';
import { openInstallation } from '../../src/platform/server/installation.ts';
import { appLogin, ownerLogin } from '../../src/platform/server/database-login.ts';
import { openDatabase } from '../../src/platform/server/database.ts';
import { readSettings, type Settings } from '../../src/platform/server/settings.ts';
import { firstRun } from '../first-run.ts';

export const startCommand = new Command('start')
	.description('start the database and the server, and serve until stopped')
	.action(start);

async function start(): Promise<void> {
	const settings = readSettings();
	let asked = false;
	const stopAsked = new Promise<void>((resolve) => {
		onStop(() => {
			asked = true;
			resolve();
		});
	});
	const installation = await openInstallation(settings, { onWait: say });
	try {
		const link = await prepare(settings);
		if (asked) return;
		const serving = await serve(settings);
		installation.announceServing({ listens: serving.listens, address: serving.address });
		say(`Kesher is at ${serving.address}`);
		say(link ? `To sign in for the first time: ${serving.address}${link}` : 'Sign in with e-mail and password.');
		await stopAsked;
		installation.announceStop();
		await serving.stop();
	} finally {
		await installation.close();
	}
}

/** What the database needs before the first page. @returns the path of the first director's link, if it is needed */
async function prepare(settings: Settings): Promise<string | undefined> {
	await fillGazetteer(ownerLogin(settings));
	const db = openDatabase(appLogin(settings), { max: 2 });
	try {
		return await firstRun(db);
	} finally {
		await db.close();
	}
}

/** Ctrl-C, SIGTERM, or the end of the process that started this one and holds the other end of a pipe. */
function onStop(stop: () => void): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	const fd = process.env['KESHER_PARENT_FD'];
	if (!fd) return;
	const parent = new Socket({ fd: Number(fd), readable: true, writable: false });
	parent.on('close', stop).on('error', stop).resume();
	parent.unref();
}

function say(sentence: string): void {
	process.stdout.write(`${sentence}\n`);
}
