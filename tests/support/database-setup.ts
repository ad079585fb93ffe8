import type { TestProject } from 'vitest/node';
import { startTestCluster, templateOn } from './cluster.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** How to reach the server whose template database the tests clone. */
		testServer: { admin: string; template: string };
	}
}

/** The embedded PostgreSQL, or with TEST_DATABASE_URL (a role that may create databases) another one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const url = process.env['KESHER_TEST_ON_URL'] ? process.env['TEST_DATABASE_URL'] : undefined;
	if (url) {
		const { server, drop } = await templateOn(url);
		project.provide('testServer', server);
		return drop;
	}
	const cluster = await startTestCluster();
	project.provide('testServer', {
		admin: `postgres://kesher_admin@${encodeURIComponent(cluster.template.host)}/postgres`,
		template: cluster.template.database
	});
	return () => cluster.stop();
}
