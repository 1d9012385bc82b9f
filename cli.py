"""The command line: verbs only. Each loads what it uses and calls one function of a package."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from config.progress import Progress
    from config.report import Report
    from config.settings import Settings

app = typer.Typer(name="offshelf", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
brand_app = typer.Typer(no_args_is_help=True, help="Brand sites: add, list, check and purge them.")
home_app = typer.Typer(no_args_is_help=True, help="The home catalog: what the shop sells.")
eval_app = typer.Typer(no_args_is_help=True, help="Scores against labelled data.")
app.add_typer(brand_app, name="brand")
app.add_typer(home_app, name="home")
app.add_typer(eval_app, name="eval")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]
SiteId = Annotated[str, typer.Argument(metavar="BRAND", help="Id of a brand site, as brand list shows it.")]


@app.callback()
def offshelf() -> None:
    """Federated catalog search that says what a shop does not sell, per style and per variant."""


@app.command()
def demo(
    serve: Annotated[bool, typer.Option("--serve", help="Keep the result page running.")] = False, json: Json = False
) -> None:
    """Crawl sample brand sites on loopback, merge them with a sample shop, and search."""
    from search.demo.run import run_demo

    with progress(json) as listener:
        report = run_demo(listener)
    show(report, json)
    if serve:
        from search.demo.run import serve_demo

        serve_demo()


@brand_app.command("add")
def brand_add(
    url: Annotated[str, typer.Argument(metavar="URL", help="Of the site's front page, or of its feed.")],
    site_id: Annotated[str | None, typer.Option("--id", help="Id of the site; from its host unless given.")] = None,
    name: Annotated[str | None, typer.Option(help="Name for people; the site's own unless given.")] = None,
    lift: Annotated[
        bool, typer.Option("--lift-tombstone", help="The purged brand agrees now: allow its site again.")
    ] = False,
    json: Json = False,
) -> None:
    """Probe a site, say what was found, and write its YAML."""
    from crawler.brands.brands import add_brand

    with progress(json) as listener:
        report = add_brand(settings(), url, site_id, name, listener, lift)
    show(report, json)


@brand_app.command("list")
def brand_list(json: Json = False) -> None:
    """The brand sites, with their platform, consent and last crawl."""
    from crawler.brands.brands import list_brands

    show(list_brands(settings()), json)


@brand_app.command("check")
def brand_check(brand: SiteId, json: Json = False) -> None:
    """Probe a known site again and say what its pages lack."""
    from crawler.brands.brands import check_brand

    with progress(json) as listener:
        report = check_brand(settings(), brand, listener)
    show(report, json)


@brand_app.command("consent")
def brand_consent(
    name: Annotated[str, typer.Argument(metavar="BRAND", help="Id of a brand site; with --brand, a brand's name.")],
    consent: Annotated[
        str | None, typer.Argument(metavar="opted_in|silent|opted_out", help="What was said; without it, look.")
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who said it.")] = None,
    why: Annotated[str | None, typer.Option(help="Why, or where it is written.")] = None,
    as_brand: Annotated[bool, typer.Option("--brand", help="Of a brand, wherever it is sold.")] = False,
    json: Json = False,
) -> None:
    """Show or record what a brand said about being bought from."""
    from crawler.brands.consents import state_consent

    show(state_consent(settings(), name, consent, by, why, as_brand), json)


@brand_app.command("purge")
def brand_purge(
    brand: SiteId,
    reason: Annotated[str, typer.Option(help="Why, for the tombstone.")] = "opted out",
    json: Json = False,
) -> None:
    """Remove everything of a brand site and refuse it from now on."""
    from indexer.purge.purge import purge_brand

    show(purge_brand(settings(), brand, reason), json)


@home_app.command("import")
def home_import(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The shop's export; may be packed with gzip.")],
    format_name: Annotated[
        str | None, typer.Option("--format", help="csv, jsonl or merchant; from the file unless given.")
    ] = None,
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Say which column holds a field.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="The file is all that the shop sells.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Believe a file that lacks half of the catalog.")] = False,
    json: Json = False,
) -> None:
    """Import the shop's own products from CSV, JSON Lines or Google Merchant XML."""
    from indexer.home.importer import import_home

    with progress(json) as listener:
        report = import_home(settings(), file, format_name, mapping or [], replace, listener, force)
    show(report, json)


@app.command()
def crawl(
    brands: Annotated[
        list[str] | None, typer.Argument(metavar="BRAND", help="Ids of brand sites; all of them unless given.")
    ] = None,
    full: Annotated[bool, typer.Option("--full", help="Read every page anew, whatever the validators say.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Believe what is found, however much it differs from the last run.")
    ] = False,
    json: Json = False,
) -> None:
    """Harvest brand sites, each in a process of its own."""
    from crawler.crawl import crawl_brands

    with progress(json) as listener:
        report = crawl_brands(settings(), brands or [], full, listener, accept)
    show(report, json)


@app.command()
def index(json: Json = False) -> None:
    """Match, and apply what changed to the live index."""
    from indexer.index import update_index

    with progress(json) as listener:
        report = update_index(settings(), listener)
    show(report, json)


@app.command()
def reindex(json: Json = False) -> None:
    """Build a new index beside the live one, verify it, and switch."""
    from indexer.reindex import rebuild_index

    with progress(json) as listener:
        report = rebuild_index(settings(), listener)
    show(report, json)


@app.command()
def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help="What a shopper types, in one argument or several.")
    ],
    limit: Annotated[int, typer.Option(min=1, max=100, help="Home hits to show.")] = 10,
    filter_text: Annotated[
        str | None, typer.Option("--filter", help="Such as 'brand = \"Acme\" AND price < 50'.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Say why each hit is there.")] = False,
    json: Json = False,
) -> None:
    """Search both catalogs."""
    from search.service import search_once

    show(search_once(settings(), " ".join(query), limit=limit, filter_text=filter_text, explain=explain), json)


@app.command()
def explain(
    variant_id: Annotated[str, typer.Argument(metavar="VARIANT_ID", help="As offshelf export lists it.")],
    json: Json = False,
) -> None:
    """The verdict on a brand's variant, and its evidence."""
    from search.reports.explain import explain_variant

    show(explain_variant(settings(), variant_id), json)


@app.command()
def judge(
    variant_id: Annotated[
        str | None, typer.Argument(metavar="VARIANT_ID", help="Of a brand's variant; with --brand, a brand.")
    ] = None,
    decision: Annotated[str | None, typer.Argument(metavar="same|different")] = None,
    home_id: Annotated[
        str | None, typer.Argument(metavar="HOME_ID", help="Of the shop's row; with --brand, a brand at home.")
    ] = None,
    of_brands: Annotated[bool, typer.Option("--brand", help="Decide whether two names are one brand.")] = False,
    by: Annotated[str | None, typer.Option(help="Who decides; the user of this machine unless given.")] = None,
    why: Annotated[str | None, typer.Option(help="Why.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last decision, or VARIANT_ID's.")] = False,
    export_to: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write all decisions that count; - for stdout.")
    ] = None,
    import_from: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take the decisions of an export.")
    ] = None,
    json: Json = False,
) -> None:
    """Decide by hand whether a variant and a home row are the same product; undo, export, import decisions."""

    if export_to is not None or import_from is not None:
        from indexer.matching.judgements.files import export_judgements, import_judgements

        if import_from is not None:
            show(import_judgements(settings(), import_from), json)
        if export_to is not None:
            report = export_judgements(settings(), export_to)
            if str(export_to) != "-":
                show(report, json)
        return
    from indexer.matching.judgements.judgements import record_brand_judgement, record_judgement, undo_judgement

    if undo:
        show(undo_judgement(settings(), variant_id, by), json)
    elif variant_id is None or decision is None or home_id is None:
        raise typer.BadParameter("say VARIANT_ID same|different HOME_ID, or --undo, --export FILE or --import FILE")
    else:
        record = record_brand_judgement if of_brands else record_judgement
        show(record(settings(), variant_id, decision, home_id, by, why), json)


@app.command()
def review(
    as_list: Annotated[bool, typer.Option("--list", help="Print the questions instead of asking them.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Questions to print.")] = 20,
    by: Annotated[str | None, typer.Option(help="Who decides; the user of this machine unless given.")] = None,
    json: Json = False,
) -> None:
    """Decide what is uncertain, that first which changes most: brand's variant and home product side by side."""
    from indexer.review import terminal

    if as_list or json:
        show(terminal.list_questions(settings(), limit), json)
    else:
        show(terminal.review(settings(), by), json)


@app.command()
def export(
    verdict: Annotated[str | None, typer.Option(help="Only these: sold_here, not_sold_here or uncertain.")] = None,
    format_name: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    json: Json = False,
) -> None:
    """Every brand variant with its verdict, one per line."""
    from search.reports.export import export_variants

    for line in export_variants(settings(), verdict, "json" if json else format_name):
        sys.stdout.write(line)


@app.command()
def preview(
    target: Annotated[str, typer.Argument(metavar="URL_OR_FILE", help="A page, or a saved .html or .html.gz.")],
    url: Annotated[str | None, typer.Option(help="Address of a page that is given as a file.")] = None,
    json: Json = False,
) -> None:
    """What extraction sees on a page, field by field, with provenance."""
    from crawler.brands.preview import preview_page

    show(preview_page(settings(), target, url), json)


@eval_app.command("extract")
def eval_extract(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Holds truth.jsonl and the pages that it names.")],
    json: Json = False,
) -> None:
    """Extraction against pages with known truth."""
    from crawler.evaluation.evaluate import evaluate_extraction

    with progress(json) as listener:
        report = evaluate_extraction(directory, listener)
    show(report, json)


@eval_app.command("match")
def eval_match(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="Holds tableA.csv, tableB.csv, train.csv, valid.csv and test.csv.")
    ],
    scorer: Annotated[Path | None, typer.Option(help="A scorer made by train; the shipped one unless given.")] = None,
    train_here: Annotated[bool, typer.Option("--train", help="Also fit on the set's own training pairs.")] = False,
    json: Json = False,
) -> None:
    """Matching against labelled pairs."""
    from indexer.matching.training.evaluation import evaluate_matching

    with progress(json) as listener:
        report = evaluate_matching(directory, scorer, train_here, listener)
    show(report, json)


@eval_app.command("search")
def eval_search(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Holds judgments.csv and products.jsonl.gz.")],
    json: Json = False,
) -> None:
    """Ranking against judged queries."""
    from search.evaluation.evaluate import evaluate_search

    with progress(json) as listener:
        report = evaluate_search(settings(), directory, listener)
    show(report, json)


@app.command()
def train(
    data: Annotated[Path, typer.Option(help="Folder with the labelled sets.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the scorer.")],
    leave_out: Annotated[list[str] | None, typer.Option("--leave-out", help="A set not to learn from.")] = None,
    judgements: Annotated[Path | None, typer.Option(help="An export of decisions, to learn from too.")] = None,
    json: Json = False,
) -> None:
    """Fit the matching scorer on labelled pairs."""
    from indexer.matching.training.training import train_scorer

    with progress(json) as listener:
        report = train_scorer(data, leave_out or [], output, listener, judgements)
    show(report, json)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """The HTTP API and the result page."""
    from search.serving.server import run_server

    run_server(settings(), host, port)


@app.command()
def schedule() -> None:
    """Crawl and index by the cron expressions of the configuration, until stopped."""
    from indexer.schedule import run_schedule

    run_schedule(settings())


@app.command()
def status(json: Json = False) -> None:
    """What is stored, what is live, what ran last and what runs next."""
    from search.reports.status import current_status

    show(current_status(settings()), json)


@app.command()
def doctor(json: Json = False) -> None:
    """Check that everything Offshelf needs is there and works."""
    from search.reports.doctor import run_checks

    show(run_checks(), json)


def settings() -> "Settings":
    """The settings of this process. Raises ConfigError."""
    from config.settings import load_settings

    return load_settings()


def show(report: "Report", json: bool) -> None:
    """Print a report, and exit with 1 where it says that the verb failed."""
    if json:
        sys.stdout.write(report.model_dump_json(by_alias=True) + "\n")
    else:
        from config.terminal import stdout

        stdout().print(report)
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def progress(json: bool) -> "Iterator[Progress]":
    """A listener on stderr; silent for programs."""
    if json:
        from config.progress import silent

        yield silent
        return
    from config.progress_bars import shown_progress

    with shown_progress() as listener:
        yield listener


def main() -> None:
    """Run a verb; every failure is one clear line and exit 1."""
    from config.errors import OffshelfError

    try:
        app()
    except OffshelfError as error:
        fail(str(error))
    except (KeyboardInterrupt, SystemExit) as error:
        if isinstance(error, SystemExit) and error.code != 130:  # what typer makes of Ctrl-C
            raise
        fail("Stopped. What was stored stays; run the same command to go on.")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        from config.defect import record_defect

        fail(record_defect(error))


def fail(line: str) -> NoReturn:
    """One line on stderr, free of control characters, then exit 1."""
    from config.terminal import printable

    sys.stderr.write(f"offshelf: {printable(line)}\n")
    sys.exit(1)


if __name__ == "__main__":
    main()
