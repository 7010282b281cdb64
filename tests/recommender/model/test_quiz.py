from recommender.data.series import same_series, series_key
from recommender.model.quiz import LENGTH, Quiz, QuizAnswer
from tests.recommender.checkerboard import FIRST_ID, even, trained


def test_a_quiz_asks_each_film_once_and_ends() -> None:
    quiz = Quiz(trained(), length=6)
    answers: dict[int, QuizAnswer] = {}

    while (movie_id := quiz.next_movie(answers)) is not None:
        assert movie_id not in answers
        answers[movie_id] = QuizAnswer.UNSEEN

    assert len(answers) == 6


def test_a_quiz_leaves_out_what_was_spoken_of() -> None:
    quiz = Quiz(trained(), length=50)
    answers: dict[int, QuizAnswer] = {}
    while (movie_id := quiz.next_movie(answers, skip=even(0, 1))) is not None:
        answers[movie_id] = QuizAnswer.DISLIKE

    assert set(answers) == set(range(FIRST_ID, FIRST_ID + 20)) - set(even(0, 1))


def test_the_next_film_depends_on_the_answer() -> None:
    quiz = Quiz(trained())
    first = quiz.next_movie({})
    assert first is not None

    liked = [first]
    answers = {first: QuizAnswer.LIKE}
    while len(answers) < 5:
        movie_id = quiz.next_movie(answers)
        assert movie_id is not None
        same_colour = (movie_id - first) % 2 == 0
        answers[movie_id] = QuizAnswer.LIKE if same_colour else QuizAnswer.DISLIKE
        liked += [movie_id] if same_colour else []

    profile = quiz.profile(answers)
    assert set(profile.likes) == set(liked)
    assert quiz.next_movie(answers) != quiz.next_movie(dict.fromkeys(answers, QuizAnswer.UNSEEN))


def test_films_of_one_series_are_asked_about_once(latest_small: object) -> None:
    from recommender import Dataset, TrainingConfig, train

    assert isinstance(latest_small, Dataset)
    model = train(latest_small, config=TrainingConfig(factors=32, tuning=False))
    quiz = Quiz(model)
    answers: dict[int, QuizAnswer] = {}
    while (movie_id := quiz.next_movie(answers)) is not None:
        answers[movie_id] = QuizAnswer.LIKE if len(answers) % 2 else QuizAnswer.UNSEEN

    keys = [series_key(model.catalogue[each].title) for each in answers]
    assert len(keys) == LENGTH
    assert not any(same_series(one, two) for i, one in enumerate(keys) for two in keys[:i])


def test_questions_are_about_what_goes_with_the_films_that_somebody_named() -> None:
    quiz = Quiz(trained())
    for named in (even(0, 1, 2), [each + 1 for each in even(0, 1, 2)]):
        answers = dict.fromkeys(named, QuizAnswer.LIKE)
        first = quiz.next_movie(answers)
        assert first is not None
        assert (first - named[0]) % 2 == 0
        assert first not in named
