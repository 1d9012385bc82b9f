"""Verbs by which people decide on what matching left uncertain."""

from pathlib import Path
from typing import Annotated

import typer

from cli.console import Json, settings, show


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
        from indexer.matching.judgement_files import export_judgements, import_judgements

        if import_from is not None:
            show(import_judgements(settings(), import_from), json)
        if export_to is not None:
            report = export_judgements(settings(), export_to)
            if str(export_to) != "-":
                show(report, json)
        return
    from indexer.matching.judgements import record_brand_judgement, record_judgement, undo_judgement

    if undo:
        show(undo_judgement(settings(), variant_id, by), json)
    elif variant_id is None or decision is None or home_id is None:
        raise typer.BadParameter("say VARIANT_ID same|different HOME_ID, or --undo, --export FILE or --import FILE")
    else:
        record = record_brand_judgement if of_brands else record_judgement
        show(record(settings(), variant_id, decision, home_id, by, why), json)


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
