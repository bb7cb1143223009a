// A WordPress of a story's own: Debian's, or a newer one from npm, with a database in a folder that goes with it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listen, stop } from "../server.mjs";
import { install, npm } from "./install.mjs";
import { run } from "./run.mjs";

/** The plugin as people upload it. */
export const PLUGIN = fileURLToPath(new URL("../../../dist/wordpress/unhunch.zip", import.meta.url));
const DEBIAN = "/usr/share/wordpress";
/** Those who write, by their role, which is also their name and their password. */
export const WRITERS = ["administrator", "author"];

/** The newer WordPress and its themes, from npm: one archive has what runs on the server, and a folder beside it the rest. */
export async function newerCore() {
  const folder = await install("wordpress", async (folder) => {
    await npm(folder);
    const builds = join(folder, "node_modules/@wp-playground/wordpress-builds");
    const core = join(folder, "core");
    await rename(join(builds, "public/wp-beta"), core);
    await run("python3", ["-m", "zipfile", "-e", join(builds, "src/wordpress/wp-beta.zip"), core], { cwd: folder });
    // Ten times as much, for other versions.
    await rm(join(folder, "node_modules"), { recursive: true });
    await rm(join(core, "wp-content/database"), { recursive: true, force: true });
    await rm(join(core, "wp-content/mu-plugins"), { recursive: true, force: true });
  });
  return join(folder, "core");
}

/** The settings file. It asks for nothing outside, and does nothing by itself while a story looks on. */
function config(socket) {
  return `<?php
define('DB_NAME', 'blog'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_DEBUG', true); define('WP_DEBUG_DISPLAY', false); define('WP_DEBUG_LOG', __DIR__ . '/debug.log');
define('FS_METHOD', 'direct'); define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true); define('WP_AUTO_UPDATE_CORE', false);
$table_prefix = 'wp_';
defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;
}

/** Installs the blog as the form of wp-admin/install.php does, with its writers. */
const INSTALL = `
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url($argv[1], PHP_URL_HOST) . ':' . parse_url($argv[1], PHP_URL_PORT);
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
define('WP_SITEURL', $argv[1]);
$database = new mysqli('localhost', 'root', '', '', 0, $argv[2]);
$database->query('CREATE DATABASE blog');
require $argv[3] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A blog', 'administrator', 'a@blog.example', false, '', 'administrator');
wp_insert_user(array('user_login' => 'author', 'user_pass' => 'author', 'user_email' => 'b@blog.example', 'role' => 'author'));
`;

export class WordPress {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.root = join(folder, "blog");
    this.url = "";
    this.processes = [];
    // What ends a site is called by itself.
    this.stop = this.stop.bind(this);
  }

  /** A blog on the core that lies in `core`, without the plugin. */
  static async start(core = DEBIAN) {
    const blog = new WordPress(await mkdtemp(join(tmpdir(), "unhunch-wordpress-")));
    try {
      await blog.#install(core);
    } catch (error) {
      await blog.stop();
      throw error;
    }
    return blog;
  }

  async #install(core) {
    const { folder, root } = this;
    const [data, socket] = [join(folder, "data"), join(folder, "socket")];
    await mkdir(root);
    // Debian's refers to packages of scripts by links.
    await run("cp", ["-rL", `${core}/.`, root], { cwd: folder });
    await rm(join(root, ".htaccess"), { force: true });
    await writeFile(join(root, "wp-config.php"), config(socket));
    const user = process.getuid() === 0 ? ["--user=root"] : [];
    // A server that starts deletes the temporary tables of all that have the same folder for them.
    const own = ["--no-defaults", `--datadir=${data}`, `--tmpdir=${folder}`, ...user];
    await run("mariadb-install-db", [...own, "--auth-root-authentication-method=normal", "--skip-test-db"], { cwd: folder });
    const quick = ["--skip-networking", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--innodb-buffer-pool-size=32M"];
    this.#spawn("/usr/sbin/mariadbd", [...own, `--socket=${socket}`, `--pid-file=${join(folder, "pid")}`, ...quick]);
    while (!existsSync(socket)) {
      this.#expectAlive();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const port = await freePort();
    // By another name than the app of the other stories.
    this.url = `http://localhost:${port}`;
    await run("php", ["-r", INSTALL, this.url, socket, root], { cwd: root });
    // A settings file that has been changed is read again at once, not after two seconds.
    this.#spawn("php", ["-d", "opcache.revalidate_freq=0", "-S", `localhost:${port}`, "-t", root], { PHP_CLI_SERVER_WORKERS: "4" });
    for (let answers = false; !answers; ) {
      this.#expectAlive();
      answers = await fetch(`${this.url}/wp-login.php`).then(
        (it) => it.ok,
        () => false,
      );
    }
  }

  #spawn(program, args, env = {}) {
    const child = spawn(program, args, {
      cwd: this.folder,
      env: { ...process.env, ...env },
      stdio: "ignore",
      // PHP's server has children of its own: they are ended together.
      detached: true,
    });
    this.processes.push(child);
    return child;
  }

  #expectAlive() {
    for (const { exitCode, spawnfile } of this.processes) {
      if (exitCode !== null) throw new Error(`${spawnfile} ended by itself (${exitCode})`);
    }
  }

  /** Runs PHP with all of WordPress, and returns what it prints. */
  async php(code) {
    const head = `$_SERVER['HTTP_HOST'] = '${new URL(this.url).host}'; require '${this.root}/wp-load.php'; require_once ABSPATH . 'wp-admin/includes/admin.php';`;
    return run("php", ["-r", `${head} ${code}`], { cwd: this.root });
  }

  async useTheme(name) {
    await this.php(`switch_theme('${name}');`);
  }

  /** Where the plugin has its files. */
  get place() {
    return `${this.url}/wp-content/plugins/unhunch/app/`;
  }

  /** Publishes a post as an administrator would whom nothing is taken from, and returns its address. */
  async post(title, content) {
    const text = Buffer.from(content).toString("base64");
    const post = `array('post_title' => '${title}', 'post_content' => wp_slash(base64_decode('${text}')), 'post_status' => 'publish', 'post_author' => 1)`;
    return this.php(`kses_remove_filters(); echo get_permalink(wp_insert_post(${post}));`);
  }

  /** Adds a constant to the settings file. */
  async define(name, value) {
    const file = join(this.root, "wp-config.php");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace("<?php\n", `<?php\ndefine('${name}', '${value}');\n`));
  }

  /** The PHP files of the plugin. */
  async phpFiles() {
    const folder = join(this.root, "wp-content/plugins/unhunch");
    const names = await readdir(folder, { recursive: true });
    return names.filter((it) => it.endsWith(".php")).map((it) => join(folder, it));
  }

  /** What PHP has said of the plugin. */
  async complaints() {
    const log = await readFile(join(this.root, "debug.log"), "utf8").catch(() => "");
    return log.split("\n").filter((it) => it.includes("plugins/unhunch"));
  }

  /** The rows of the database, but for posts, that know of the plugin. What WordPress itself notes of its plugins for a time is not counted. */
  async traces() {
    const text = await this.php(`global $wpdb; echo wp_json_encode($wpdb->get_col("SELECT option_name FROM $wpdb->options
      WHERE (option_name LIKE '%unhunch%' OR option_value LIKE '%unhunch%') AND option_name NOT LIKE '%\\_transient\\_%'
      AND option_name NOT IN ('recently_activated', 'rewrite_rules', 'cron')
      UNION SELECT meta_key FROM $wpdb->usermeta WHERE meta_key LIKE '%unhunch%'
      UNION SELECT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%unhunch%' OR meta_value LIKE '%unhunch%'"));`);
    return JSON.parse(text);
  }

  async stop() {
    for (const child of this.processes.reverse()) {
      if (child.exitCode === null) {
        const gone = once(child, "exit");
        process.kill(-child.pid, "SIGTERM");
        await gone;
      }
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Uploads the plugin to a blog that has it not, in a window of its own. */
export async function pluginAdded(blog, browser, Writer) {
  const page = await browser.newPage();
  const writer = new Writer(page, blog);
  await writer.logIn("administrator");
  await writer.addPlugin(PLUGIN);
  await page.close();
}

async function freePort() {
  const server = createServer();
  const port = await listen(server, 0, "localhost");
  await stop(server);
  return port;
}
