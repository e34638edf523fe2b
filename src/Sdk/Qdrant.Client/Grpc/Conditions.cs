namespace Qdrant.Client.Grpc;

/// <summary>Makes the conditions of a filter.</summary>
public static class Conditions
{
    /// <summary>The payload field equals the keyword, or holds it in a list.</summary>
    public static Condition MatchKeyword(string field, string keyword) =>
        new() { Field = new FieldCondition { Key = field, Match = new Match { Keyword = keyword } } };
}
