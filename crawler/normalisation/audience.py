"""For whom a product is made, by the values of product feeds: gender and age group."""

from crawler.normalisation.words import lookup_table, meanings

_GENDERS = lookup_table(
    {
        "male": """
            men mens man gents boy boys herren mann manner jungen homme hommes garcon garcons
            uomo ragazzo hombre hombres caballero homem homens masculino
            heren mannen jongens herre maend herrer drenge herr pojkar meski meskie
            mezczyzni chlopiec panske miehet barbati erkek muskarci мужской мужские мужчины メンズ
            男性 男士 男 남성 رجالي
        """,
        "female": """
            women womens woman ladies lady girl girls damen frauen madchen femme femmes fille
            filles donna ragazza mujer mujeres senora mulher mulheres feminino
            dames vrouwen meisjes dame damer kvinde piger dam flickor damskie damski
            kobiety dziewczynka damske naiset femei kadin zene женский женские женщины レディース 女性
            女士 女 여성 نسائي
        """,
        "unisex": "unisexe уни унисекс ユニセックス 中性 남녀공용",
    }
)
_AGES = lookup_table(
    {
        "newborn": "neugeborene nouveau_ne recien_nacido neonato",
        "infant": "baby babies babys bebe bebes neonati niemowle kojenec vauva 0-12_months ベビー 婴儿",
        "toddler": "toddlers kleinkind kleinkinder peuter",
        "kids": """
            kid child children childrens boy boys girl girls youth junior juniors kinder jungen
            madchen enfant enfants garcon garcons fille filles bambini bambino bambina ragazzi
            nino ninos ninas infantil crianca menino menina kinderen jongens meisjes drenge
            piger dzieci dziecko deti lapset copii cocuk djeca детский детские キッズ 子供 儿童 아동
            أطفال
        """,
        "adult": """
            adults men mens man women womens woman ladies gents herren damen frauen manner homme
            femme hommes femmes uomo donna hombre mujer hombres mujeres homem mulher heren dames
            herre dame herr dam meskie damskie panske damske erwachsene adulte adulti adultos
            volwassenen voksen vuxen мужской женский メンズ レディース
        """,
    }
)


_IN_NAMES = {word: sex for word, sex in _GENDERS.items() if word not in ("man", "woman", "boy", "girl", "lady", "dam")}


def gender(text: str, is_name: bool = False) -> str | None:
    """male, female or unisex; a text that names both sexes is unisex, one that names none None.

    In a product's name a man is often no buyer (``Dream Man Pillow``); in a category he is.
    """
    found = set(meanings(text, _IN_NAMES if is_name else _GENDERS))
    return "unisex" if len(found) > 1 else next(iter(found), None)


def age_group(text: str) -> str | None:
    """newborn, infant, toddler, kids or adult: the youngest that a text names; None if none."""
    found = set(meanings(text, _AGES))
    return next((age for age in ("newborn", "infant", "toddler", "kids", "adult") if age in found), None)
