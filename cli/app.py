"""The verbs by name, in the order of the help.

Each loads what it uses, calls one function of a package, and shows the report that it returns.
"""

import typer

from cli import brand, catalogs, judging, measuring, running, searching

app = typer.Typer(name="offshelf", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
brand_app = typer.Typer(no_args_is_help=True, help="Brand sites: add, list, check and purge them.")
home_app = typer.Typer(no_args_is_help=True, help="The home catalog: what the shop sells.")
eval_app = typer.Typer(no_args_is_help=True, help="Scores against labelled data.")
app.add_typer(brand_app, name="brand")
app.add_typer(home_app, name="home")
app.add_typer(eval_app, name="eval")


@app.callback()
def offshelf() -> None:
    """Federated catalog search that says what a shop does not sell, per style and per variant."""


for verb in (
    catalogs.demo,
    catalogs.crawl,
    catalogs.index,
    catalogs.reindex,
    searching.search,
    searching.explain,
    judging.judge,
    judging.review,
    searching.export,
    searching.preview,
    measuring.train,
    running.serve,
    running.schedule,
    running.status,
    running.doctor,
):
    app.command()(verb)

home_app.command("import")(catalogs.home_import)

brand_app.command("add")(brand.brand_add)
brand_app.command("list")(brand.brand_list)
brand_app.command("check")(brand.brand_check)
brand_app.command("consent")(brand.brand_consent)
brand_app.command("purge")(brand.brand_purge)

eval_app.command("extract")(measuring.eval_extract)
eval_app.command("match")(measuring.eval_match)
eval_app.command("search")(measuring.eval_search)
