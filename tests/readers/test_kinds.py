"""What an item is for, found from its title, in the six official languages."""

import pytest

from scheduler.domain.kinds import Kind, kind_of_title


@pytest.mark.parametrize(
    "title",
    [
        "Credentials",
        "Verification of credentials",
        "Vérification des pouvoirs",
        "Pouvoirs des représentants",
        "Questions d’organisation",
        "Élection des membres du Bureau",
        "Élection de la présidence",
        "Credenciales",
        "Cuestiones de organización",
        "Elección de la Mesa",
        "Elección del Presidente",
        "Проверка полномочий представителей",
        "审查代表全权证书",
        "وثائق التفويض",
    ],
)
def test_procedure_at_the_beginning(title: str) -> None:
    assert kind_of_title(title) is Kind.ORGANIZATIONAL


@pytest.mark.parametrize(
    "title",
    [
        "Provisional agenda and other arrangements for the twentieth session",
        "Draft provisional agenda for the next session",
        "Ordre du jour provisoire et date de la cinquantième session",
        "Date, lieu et ordre du jour provisoire de la prochaine session",
        "Projet d’ordre du jour provisoire de la deuxième réunion",
        "Divers",
        "Programa provisional y otros arreglos para el 20º período de sesiones del Consejo",
        "Fecha y lugar de la próxima reunión",
        "Otras cuestiones",
        "Предварительная повестка дня двадцать первой сессии",
        "Дата и место проведения следующего совещания",
        "第二十届会议临时议程",
        "جدول الأعمال المؤقت للدورة العشرين",
    ],
)
def test_other_matters_and_the_next_session(title: str) -> None:
    assert kind_of_title(title) is Kind.OTHER_MATTERS


@pytest.mark.parametrize(
    "title",
    [
        "Le partage des pouvoirs",
        "Pouvoirs publics et société civile",
        "Elección de los sitios del proyecto",
        "Élection de sites du projet",
        "Programa de trabajo y presupuesto",
        "Ordre du jour du développement",
        "Полномочия комитета",
    ],
)
def test_matters_of_substance_that_begin_alike(title: str) -> None:
    assert kind_of_title(title) is Kind.SUBSTANTIVE
