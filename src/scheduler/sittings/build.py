"""The model of a programme with all its rules posted."""

from scheduler.sittings.model import Kinds, SittingModel, Terms
from scheduler.sittings.programme import Programme
from scheduler.sittings.rules import RULES


def model_of(programme: Programme, kinds: Kinds | None = None) -> SittingModel:
    """Build the model and post every rule that has a weight."""
    model = SittingModel(programme, kinds)
    for rule in RULES:
        weight = programme.weights.get(rule.id, 0)
        if weight > 0:
            terms = Terms()
            rule.post(model, terms)
            model.charge(terms, weight)
    model.finish()
    return model
