using Chatbot.Tests.Grpc;
using Qdrant.Client;
using Qdrant.Client.Grpc;

namespace Chatbot.Sdk.Tests.Qdrant;

/// <summary>
/// What each call sends and understands, byte for byte. The bytes were made with <c>protoc --encode</c> from the text above them
/// and the protocol definition that Qdrant 1.18.0 publishes, so a wrong field number on our side shows.
/// </summary>
public sealed class QdrantClientMessageTests
{
    // result: true
    private const string Done = "0801";

    // result { operation_id: 4 status: Completed } time: 0.5
    private const string Completed = "0A040804100211000000000000E03F";

    [Fact]
    public async Task Creating_a_collection_names_its_dense_and_sparse_vectors()
    {
        // collection_name: "c" shard_number: 1 on_disk_payload: false
        // vectors_config { params_map { map { key: "d" value { size: 3 distance: Cosine } } } }
        // replication_factor: 1 write_consistency_factor: 1
        // sparse_vectors_config { map { key: "s" value { modifier: Idf } } }
        await using var server = await ExpectAsync(
            "/qdrant.Collections/Create",
            "0A016338014000520D120B0A090A0164120408031001580160018201090A070A017312021001",
            Done);
        using var client = new QdrantClient(server.Address);

        await client.CreateCollectionAsync(
            "c",
            vectorsConfig: new VectorParamsMap { Map = { ["d"] = new VectorParams { Size = 3, Distance = Distance.Cosine } } },
            sparseVectorsConfig: ("s", new SparseVectorParams { Modifier = Modifier.Idf }));
    }

    [Fact]
    public async Task Upserting_sends_ids_payloads_and_named_vectors()
    {
        // collection_name: "c" wait: true
        // points { id { num: 7 } payload { key: "t" value { string_value: "x" } }
        //   vectors { vectors { vectors { key: "d" value { dense { data: 1 } } } } } }
        // points { id { uuid: "00000000-0000-5000-8000-000000000001" }
        //   payload { key: "l" value { list_value { values { string_value: "a" } values { string_value: "b" } } } }
        //   vectors { vectors { vectors { key: "s" value { sparse { values: 0.5 indices: 9 } } } } } }
        // points { id { num: 8 } payload { key: "n" value { integer_value: 2 } } vectors { vectors {} } }
        await using var server = await ExpectAsync(
            "/qdrant.Points/Upsert",
            "0A016310011A220A0208071A080A01741203220178221212100A0E0A01641209AA06060A040000803F1A520A26122430303030303030302D"
            + "303030302D353030302D383030302D3030303030303030303030311A110A016C120C3A0A0A032201610A03220162221512130A110A0173"
            + "120CB206090A040000003F1201091A110A0208081A070A016E1202180222021200",
            Completed);
        using var client = new QdrantClient(server.Address);

        var result = await client.UpsertAsync(
            "c",
            [
                new PointStruct
                {
                    Id = 7UL,
                    Payload = { ["t"] = "x" },
                    Vectors = new Dictionary<string, Vector> { ["d"] = new[] { 1f } },
                },
                new PointStruct
                {
                    Id = Guid.Parse("00000000-0000-5000-8000-000000000001"),
                    Payload = { ["l"] = new[] { "a", "b" } },
                    Vectors = new Dictionary<string, Vector> { ["s"] = (new[] { 0.5f }, new[] { 9u }) },
                },
                new PointStruct { Id = 8UL, Payload = { ["n"] = 2L }, Vectors = new Dictionary<string, Vector>() },
            ]);

        Assert.Equal((4UL, UpdateStatus.Completed), (result.OperationId, result.Status));
    }

    [Fact]
    public async Task Indexing_a_payload_field_sends_its_kind()
    {
        // collection_name: "c" wait: true field_name: "f" field_type: FieldTypeKeyword
        await using var server = await ExpectAsync("/qdrant.Points/CreateFieldIndex", "0A016310011A01662000", Completed);
        using var client = new QdrantClient(server.Address);

        var result = await client.CreatePayloadIndexAsync("c", "f");

        Assert.Equal(UpdateStatus.Completed, result.Status);
    }

    [Fact]
    public async Task Counting_sends_a_filter_and_reads_the_number()
    {
        // collection_name: "c" filter { must { field { key: "f" match { keyword: "k" } } } } exact: true; result { count: 300 }
        await using var server = await ExpectAsync(
            "/qdrant.Points/Count", "0A0163120C120A0A080A016612030A016B1801", "0A0308AC0211000000000000E03F");
        using var client = new QdrantClient(server.Address);

        Assert.Equal(300UL, await client.CountAsync("c", Conditions.MatchKeyword("f", "k")));
    }

    [Fact]
    public async Task Retrieving_sends_ids_and_reads_payloads()
    {
        // collection_name: "c" ids { num: 1 } ids { num: 2 } with_payload { enable: true } with_vectors { enable: false }
        // result { id { num: 1 } payload { key: "t" value { string_value: "x" } } } time: 0.5
        await using var server = await ExpectAsync(
            "/qdrant.Points/Get",
            "0A01631202080112020802220208012A020800",
            "0A0E0A02080112080A0174120322017811000000000000E03F");
        using var client = new QdrantClient(server.Address);

        var points = await client.RetrieveAsync("c", [1UL, 2UL]);

        Assert.Equal("x", Assert.Single(points).Payload["t"].StringValue);
    }

    [Fact]
    public async Task Scrolling_sends_where_to_begin_and_reads_where_to_go_on()
    {
        // collection_name: "c" filter { must { field { key: "f" match { keyword: "k" } } } } offset { num: 3 } limit: 5
        // with_payload { enable: true } with_vectors { enable: false }
        // next_page_offset { num: 9 } result { id { uuid: "00000000-0000-5000-8000-000000000001" }
        //   payload { key: "n" value { integer_value: 2 } } } time: 0.5
        await using var server = await ExpectAsync(
            "/qdrant.Points/Scroll",
            "0A0163120C120A0A080A016612030A016B1A0208032005320208013A020800",
            "0A02080912310A26122430303030303030302D303030302D353030302D383030302D30303030303030303030303112070A016E1202180219"
            + "000000000000E03F");
        using var client = new QdrantClient(server.Address);

        var page = await client.ScrollAsync("c", Conditions.MatchKeyword("f", "k"), limit: 5, offset: 3UL);

        Assert.Equal(9UL, page.NextPageOffset.Num);
        var point = Assert.Single(page.Result);
        Assert.Equal("00000000-0000-5000-8000-000000000001", point.Id.Uuid);
        Assert.Equal(2, point.Payload["n"].IntegerValue);
    }

    [Fact]
    public async Task A_batch_of_queries_sends_dense_and_sparse_vectors_and_reads_scores()
    {
        // collection_name: "c"
        // query_points { collection_name: "c" query { nearest { dense { data: 1 } } } using: "d" params { exact: true }
        //   limit: 2 offset: 1 with_payload { enable: true } }
        // query_points { collection_name: "c" query { nearest { sparse { values: 2 indices: 9 } } } using: "s"
        //   limit: 2 with_payload { enable: true } }
        // result { result { id { num: 1 } payload { key: "t" value { string_value: "x" } } score: 0.5 version: 3 } }
        // result {} time: 0.5 usage { hardware { cpu: 1 } }, the last unknown to us
        await using var server = await ExpectAsync(
            "/qdrant.Points/QueryBatch",
            "0A0163121E0A01631A0A0A0812060A040000803F22016432021001400248015A020801121B0A01631A0D0A0B1A090A0400000040120109"
            + "22017340025A020801",
            "0A170A150A02080112080A017412032201781D0000003F28030A0011000000000000E03F1A040A020801");
        using var client = new QdrantClient(server.Address);

        var answers = await client.QueryBatchAsync(
            "c",
            [
                new QueryPoints
                {
                    CollectionName = "c",
                    Query = new[] { 1f },
                    Using = "d",
                    Params = new SearchParams { Exact = true },
                    Limit = 2,
                    Offset = 1,
                    WithPayload = true,
                },
                new QueryPoints
                {
                    CollectionName = "c",
                    Query = (new[] { 2f }, new[] { 9u }),
                    Using = "s",
                    Limit = 2,
                    WithPayload = true,
                },
            ]);

        Assert.Equal(2, answers.Count);
        var hit = Assert.Single(answers[0].Result);
        Assert.Equal((1UL, 0.5f, 3UL, "x"), (hit.Id.Num, hit.Score, hit.Version, hit.Payload["t"].StringValue));
        Assert.Empty(answers[1].Result);
    }

    [Fact]
    public async Task Changing_aliases_sends_all_changes_in_one_call()
    {
        // actions { create_alias { collection_name: "c" alias_name: "a" } } actions { delete_alias { alias_name: "b" } } timeout: 5
        await using var server = await ExpectAsync(
            "/qdrant.Collections/UpdateAliases", "0A080A060A01631201610A051A030A01621005", Done);
        using var client = new QdrantClient(server.Address);

        await client.UpdateAliasesAsync(
            [
                new AliasOperations { CreateAlias = new CreateAlias { CollectionName = "c", AliasName = "a" } },
                new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = "b" } },
            ],
            timeout: TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Listing_aliases_reads_where_they_point()
    {
        // aliases { alias_name: "a" collection_name: "c" } time: 0.5
        await using var server = await ExpectAsync(
            "/qdrant.Collections/ListAliases", "", "0A060A016112016311000000000000E03F");
        using var client = new QdrantClient(server.Address);

        var alias = Assert.Single(await client.ListAliasesAsync());

        Assert.Equal(("a", "c"), (alias.AliasName, alias.CollectionName));
    }

    [Fact]
    public async Task Listing_collections_reads_their_names()
    {
        // collections { name: "a" } collections { name: "b" } time: 0.5
        await using var server = await ExpectAsync(
            "/qdrant.Collections/List", "", "0A030A01610A030A016211000000000000E03F");
        using var client = new QdrantClient(server.Address);

        Assert.Equal(["a", "b"], await client.ListCollectionsAsync());
    }

    [Fact]
    public async Task A_collection_that_the_server_does_not_delete_is_told()
    {
        // collection_name: "c" timeout: 5; result: false time: 1
        await using var server = await ExpectAsync("/qdrant.Collections/Delete", "0A01631005", "11000000000000F03F");
        using var client = new QdrantClient(server.Address);

        var failure = await Assert.ThrowsAsync<QdrantException>(
            () => client.DeleteCollectionAsync("c", TimeSpan.FromSeconds(5)));

        Assert.Contains("'c'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_limit_below_a_second_is_refused_because_the_server_counts_in_seconds()
    {
        using var client = new QdrantClient("127.0.0.1");

        await Assert.ThrowsAsync<ArgumentException>(() => client.DeleteCollectionAsync("c", TimeSpan.FromMilliseconds(500)));
    }

    // Answers the one call it expects, and fails any other with what came instead.
    private static Task<LoopbackGrpcServer> ExpectAsync(string path, string request, string answer) =>
        LoopbackGrpcServer.StartAsync(async context =>
        {
            var came = $"{context.Request.Path} {Convert.ToHexString(await context.ReadMessageAsync())}";
            if (came == $"{path} {request}")
                await context.AnswerAsync(Convert.FromHexString(answer));
            else
                context.Fail(3, came);
        });
}
